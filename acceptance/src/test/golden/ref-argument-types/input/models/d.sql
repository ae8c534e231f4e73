select * from {{ ref('shop', none) }}
