select
  s_suppkey as supplier_id,
  s_name as supplier_name,
  s_country as country_code,
  s_phone as phone,
  _loaded_at as loaded_at
from {{ source('shop', 'supplier') }}
