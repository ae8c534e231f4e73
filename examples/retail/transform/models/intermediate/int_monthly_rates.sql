-- One rate per month, from the tenant's currency to the one head office reports in.
select
  month,
  rate
from {{ ref('stg_exchange_rates') }}
where from_currency = '{{ var("currency") }}'
  and to_currency = '{{ var("reporting_currency") }}'
