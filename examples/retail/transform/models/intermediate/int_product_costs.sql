-- What a product costs the shop: the cheapest of its suppliers.
select
  product_id,
  min(supply_cost) as lowest_cost,
  arg_min(supplier_id, (supply_cost, supplier_id)) as cheapest_supplier_id,
  count(*) as supplier_count,
  sum(available_quantity) as available_quantity
from {{ ref('stg_product_suppliers') }}
group by product_id
