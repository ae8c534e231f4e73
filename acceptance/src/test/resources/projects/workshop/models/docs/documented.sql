select 1 as id, 'n' as name, 2 as silent
