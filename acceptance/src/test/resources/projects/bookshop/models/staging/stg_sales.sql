-- depends_on: {{ ref('sales') }}
{# Only what had happened by the round at hand. #}
select sale_id, book_id, sold_at, quantity, round
from {{ source('till', 'sales') }}
where round <= {{ var('round') }}
