select
  l_orderkey || '-' || l_linenumber as order_line_id,
  l_orderkey as order_id,
  l_linenumber as line_number,
  l_partkey as product_id,
  l_suppkey as supplier_id,
  l_quantity as quantity,
  {{ from_minor_units('l_extendedprice') }} as list_amount,
  cast(l_discount as decimal(4, 2)) as discount,
  {{ from_minor_units('round(l_extendedprice * (1 - cast(l_discount as decimal(4, 2))))') }} as charged_amount,
  l_returnflag = 'R' as is_returned,
  l_linestatus = 'F' as is_shipped,
  cast(l_shipdate as date) as ship_date,
  cast(l_commitdate as date) as commit_date,
  cast(l_receiptdate as date) as receipt_date,
  l_shipmode as ship_mode,
  _loaded_at as loaded_at
from {{ source('shop', 'lineitem') }}
