select id, points from {{ ref('stg_orders') }}
