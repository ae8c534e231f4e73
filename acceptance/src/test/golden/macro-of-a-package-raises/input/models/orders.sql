select
  {{ weights(['net', 'gross']) }}
from {{ ref('customers') }}
