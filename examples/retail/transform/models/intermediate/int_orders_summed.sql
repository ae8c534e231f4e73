-- Order lines summed up to their order.
select
  order_id,
  count(*) as line_count,
  sum(quantity) as unit_count,
  sum(charged_amount) as charged_amount,
  sum(net_amount) as net_amount,
  sum(gross_amount) as gross_amount,
  sum(vat_amount) as vat_amount,
  sum(cost_amount) as cost_amount,
  count(*) filter (where is_returned) as returned_lines,
  count(*) filter (where is_shipped) as shipped_lines,
  max(receipt_date) filter (where is_shipped) as last_receipt_date,
  max(loaded_at) as loaded_at
from {{ ref('int_order_lines_priced') }}
group by order_id
