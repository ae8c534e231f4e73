with

orders as (

  select * from {{ ref('fct_orders') }}

),

calendar as (

  select * from {{ ref('dim_calendar') }}

)

select
  '{{ var("tenant_key") }}' as tenant_key,
  calendar.fiscal_year,
  calendar.fiscal_quarter,
  calendar.fiscal_month,
  min(calendar.month) as month,
  '{{ var("currency") }}' as currency,
  count(*) as order_count,
  count(distinct orders.customer_id) as customer_count,
  sum(orders.net_amount) as net_amount,
  sum(orders.vat_amount) as vat_amount,
  sum(orders.gross_amount) as gross_amount,
  sum(orders.net_amount - orders.cost_amount) as margin_amount,
  '{{ var("reporting_currency") }}' as reporting_currency,
  sum(orders.net_amount_reporting) as net_amount_reporting
from orders
inner join calendar on orders.order_date = calendar.day
group by calendar.fiscal_year, calendar.fiscal_quarter, calendar.fiscal_month
