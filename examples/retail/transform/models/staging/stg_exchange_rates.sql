select
  month,
  from_currency,
  to_currency,
  rate
from {{ source('reference', 'exchange_rates') }}
