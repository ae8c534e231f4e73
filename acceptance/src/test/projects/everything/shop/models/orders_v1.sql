select 1 as id, cast(1.5 as decimal(4,1)) as amount
