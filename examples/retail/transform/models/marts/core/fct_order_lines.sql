{{
  config(
    materialized='incremental',
    unique_key='order_line_id',
    incremental_strategy='delete+insert'
  )
}}

with

lines as (

  select * from {{ ref('int_order_lines_priced') }}
  {{- loaded_recently() }}

)

select
  order_line_id,
  order_id,
  customer_id,
  order_date,
  line_number,
  product_id,
  supplier_id,
  quantity,
  discount,
  list_amount,
  charged_amount,
  net_amount,
  vat_amount,
  gross_amount,
  cost_amount,
  net_amount - cost_amount as margin_amount,
  is_returned,
  is_shipped,
  is_shipped and receipt_date > commit_date as is_late,
  ship_date,
  receipt_date,
  ship_mode,
  loaded_at
from lines
