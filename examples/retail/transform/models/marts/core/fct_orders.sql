{{ config(materialized='incremental', unique_key='order_id') }}

with

orders as (

  select * from {{ ref('stg_orders') }}
  {%- if is_incremental() %}
  where loaded_at >= (select max(loaded_at) - interval {{ var('lookback_days') }} day from {{ this }})
  {%- endif %}

),

summed as (

  select * from {{ ref('int_orders_summed') }}

),

rates as (

  select * from {{ ref('int_monthly_rates') }}

)

select
  orders.order_id,
  orders.customer_id,
  orders.order_date,
  statuses.status,
  statuses.is_final,
  orders.priority,
  summed.line_count,
  summed.unit_count,
  orders.charged_amount,
  summed.net_amount,
  summed.vat_amount,
  summed.gross_amount,
  summed.cost_amount,
  {{ to_reporting('summed.net_amount', 'rates.rate') }} as net_amount_reporting,
  {{ to_reporting('summed.net_amount', 'rates.rate') }} >= {{ var('large_order_amount') }} as is_large,
  summed.returned_lines > 0 as has_returns,
  summed.last_receipt_date - orders.order_date as days_to_receive,
  summed.last_receipt_date - orders.order_date <= priorities.promised_days as kept_promise,
  orders.loaded_at
from orders
inner join summed on orders.order_id = summed.order_id
left join rates on cast(date_trunc('month', orders.order_date) as date) = rates.month
left join {{ ref('order_statuses') }} as statuses on orders.status_code = statuses.status_code
left join {{ ref('order_priorities') }} as priorities on orders.priority = priorities.priority
