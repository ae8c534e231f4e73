with

customers as (

  select * from {{ ref('stg_customers') }}

),

orders as (

  select
    customer_id,
    min(order_date) as first_order_date,
    max(order_date) as last_order_date,
    count(*) as order_count
  from {{ ref('fct_orders') }}
  group by customer_id

)

select
  customers.customer_id,
  customers.customer_name,
  customers.segment,
  segments.segment_group,
  customers.account_balance,
  orders.first_order_date,
  orders.last_order_date,
  coalesce(orders.order_count, 0) as order_count,
  orders.customer_id is not null as has_ordered
from customers
left join orders on customers.customer_id = orders.customer_id
left join {{ ref('market_segments') }} as segments on customers.segment = segments.segment
