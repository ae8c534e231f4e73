-- One row: the settings this build was made with, so that a report can show them beside its figures.
select
  '{{ var("tenant_key") }}' as tenant_key,
  country_code,
  country_name,
  region,
  '{{ var("currency") }}' as currency,
  '{{ var("reporting_currency") }}' as reporting_currency,
  {{ var('vat_rate') }} as vat_rate,
  {{ var('prices_include_vat') }} as prices_include_vat,
  {{ var('fiscal_start') }} as fiscal_start,
  {{ var('loyalty_programme') }} as loyalty_programme
from {{ ref('stg_countries') }}
where country_code = '{{ var("country_code") }}'
