select
  country_code,
  country_name,
  region,
  currency
from {{ source('reference', 'countries') }}
