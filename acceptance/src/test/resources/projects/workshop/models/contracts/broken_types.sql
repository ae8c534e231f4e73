select 1 as id, cast('x' as text) as name, 2 as extra
