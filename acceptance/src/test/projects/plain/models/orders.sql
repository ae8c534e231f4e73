select 10 as id, 1 as customer_id, 99.5 as amount
