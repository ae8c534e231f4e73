-- No order is lost or counted twice on its way into the periods.
with

orders as (

  select sum(net_amount) as net_amount from {{ ref('fct_orders') }}

),

periods as (

  select sum(net_amount) as net_amount from {{ ref('fin_revenue_by_period') }}

)

select
  orders.net_amount,
  periods.net_amount as periods_amount
from orders
cross join periods
where orders.net_amount is distinct from periods.net_amount
