select 1 as id, cast(now() as timestamp) as loaded_at where false
