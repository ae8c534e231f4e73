select orders.order_id
from {{ ref('stg_orders') }} as orders
left join {{ ref('stg_order_lines') }} as lines on orders.order_id = lines.order_id
where lines.order_id is null
