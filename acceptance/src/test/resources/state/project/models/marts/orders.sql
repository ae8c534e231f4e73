select o.id, {{ cents('o.amount') }} as amount, {{ var('rate') }} as rate
from {{ ref('stg_orders') }} o
