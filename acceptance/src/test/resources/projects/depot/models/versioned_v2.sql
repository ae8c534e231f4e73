select id, price from {{ ref('priced') }}
