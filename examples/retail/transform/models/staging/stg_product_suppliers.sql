select
  ps_partkey as product_id,
  ps_suppkey as supplier_id,
  ps_availqty as available_quantity,
  {{ from_minor_units('ps_supplycost') }} as supply_cost,
  _loaded_at as loaded_at
from {{ source('shop', 'partsupp') }}
