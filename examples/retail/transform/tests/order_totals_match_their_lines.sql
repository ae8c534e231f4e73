-- The shop's own total of an order is the sum of its lines.
select
  orders.order_id,
  orders.charged_amount,
  summed.charged_amount as lines_amount
from {{ ref('stg_orders') }} as orders
inner join {{ ref('int_orders_summed') }} as summed on orders.order_id = summed.order_id
where orders.charged_amount <> summed.charged_amount
