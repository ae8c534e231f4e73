select 10 as id
where 'EU' = '{{ var("region_code") }}'
