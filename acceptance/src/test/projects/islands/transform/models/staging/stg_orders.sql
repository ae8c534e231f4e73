select id, amount, ordered_on
from {{ ref('raw_orders') }}
