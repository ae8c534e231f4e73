select id, price + 1 as price from {{ ref('passing') }}
