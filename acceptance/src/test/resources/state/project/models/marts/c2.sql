select cast(1 as numeric(10,2)) as id, 1 as zid
