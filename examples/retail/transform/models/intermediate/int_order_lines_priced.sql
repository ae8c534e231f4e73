with

lines as (

  select * from {{ ref('stg_order_lines') }}

),

orders as (

  select * from {{ ref('stg_orders') }}

),

costs as (

  select * from {{ ref('stg_product_suppliers') }}

)

select
  lines.order_line_id,
  lines.order_id,
  orders.customer_id,
  orders.order_date,
  lines.line_number,
  lines.product_id,
  lines.supplier_id,
  lines.quantity,
  lines.list_amount,
  lines.discount,
  lines.charged_amount,
  {{ net_amount('lines.charged_amount') }} as net_amount,
  {{ gross_amount('lines.charged_amount') }} as gross_amount,
  {{ gross_amount('lines.charged_amount') }} - {{ net_amount('lines.charged_amount') }} as vat_amount,
  cast(lines.quantity * costs.supply_cost as {{ money_type() }}) as cost_amount,
  lines.is_returned,
  lines.is_shipped,
  lines.ship_date,
  lines.commit_date,
  lines.receipt_date,
  lines.ship_mode,
  greatest(lines.loaded_at, orders.loaded_at) as loaded_at
from lines
inner join orders on lines.order_id = orders.order_id
left join costs
  on lines.product_id = costs.product_id
  and lines.supplier_id = costs.supplier_id
