select 1 as id, 10 as points union all select 2, 20
