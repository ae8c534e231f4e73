{{ config(materialized='incremental', unique_key='order_line_id') }}

with

lines as (

  select * from {{ ref('fct_order_lines') }}
  {{- loaded_recently() }}

)

select
  order_line_id,
  order_id,
  customer_id,
  product_id,
  receipt_date,
  receipt_date + {{ var('returns_window_days') }} as last_return_date,
  quantity,
  net_amount,
  gross_amount,
  loaded_at
from lines
where is_returned
