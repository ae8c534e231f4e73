select
  p_partkey as product_id,
  p_name as product_name,
  p_mfgr as manufacturer,
  p_brand as brand,
  split_part(p_type, ' ', 3) as material,
  p_type as product_type,
  p_size as size,
  p_container as container,
  {{ from_minor_units('p_retailprice') }} as list_price,
  _loaded_at as loaded_at
from {{ source('shop', 'part') }}
