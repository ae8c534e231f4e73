select 10 as id, '{{ var("currency") }}' as currency
