select id{% if var('loyalty') %}, amount >= 20 as is_gold{% endif %}
from {{ ref('stg_orders') }}
