select
  calendar.week,
  count(*) as order_count,
  count(*) filter (where orders.is_large) as large_order_count,
  sum(orders.net_amount) as net_amount,
  sum(orders.net_amount_reporting) as net_amount_reporting
from {{ ref('fct_orders') }} as orders
inner join {{ ref('dim_calendar') }} as calendar on orders.order_date = calendar.day
group by calendar.week
