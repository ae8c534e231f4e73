select
  o_orderkey as order_id,
  o_custkey as customer_id,
  o_orderstatus as status_code,
  o_orderpriority as priority,
  cast(o_orderdate as date) as order_date,
  {{ from_minor_units('o_totalprice') }} as charged_amount,
  _loaded_at as loaded_at
from {{ source('shop', 'orders') }}
where cast(o_orderdate as date) >= date '{{ var("orders_since") }}'
