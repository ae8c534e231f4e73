select
  suppliers.supplier_id,
  suppliers.supplier_name,
  suppliers.country_code,
  countries.country_name,
  countries.region,
  suppliers.country_code = '{{ var("country_code") }}' as is_domestic
from {{ ref('stg_suppliers') }} as suppliers
left join {{ ref('stg_countries') }} as countries on suppliers.country_code = countries.country_code
