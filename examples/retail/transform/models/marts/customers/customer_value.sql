with

customers as (

  select * from {{ ref('dim_customers') }}

),

spent as (

  select
    customer_id,
    sum(net_amount) as net_amount,
    sum(net_amount_reporting) as net_amount_reporting,
    sum(net_amount - cost_amount) as margin_amount,
    count(*) filter (where has_returns) as orders_with_returns
  from {{ ref('fct_orders') }}
  group by customer_id

)

select
  customers.customer_id,
  customers.segment,
  customers.segment_group,
  customers.order_count,
  customers.first_order_date,
  customers.last_order_date,
  spent.net_amount,
  spent.net_amount_reporting,
  spent.margin_amount,
  spent.orders_with_returns,
  {%- if var('loyalty_programme') %}
  cast(floor(spent.net_amount_reporting / 10) as integer) as loyalty_points,
  case
    when spent.net_amount_reporting >= 10 * {{ var('large_order_amount') }} then 'gold'
    when spent.net_amount_reporting >= 2 * {{ var('large_order_amount') }} then 'silver'
    else 'member'
  end as loyalty_level,
  {%- endif %}
  ntile(5) over (order by spent.net_amount_reporting desc, customers.customer_id) as value_group
from customers
inner join spent on customers.customer_id = spent.customer_id
