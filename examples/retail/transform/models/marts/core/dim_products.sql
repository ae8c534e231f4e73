with

products as (

  select * from {{ ref('stg_products') }}

),

costs as (

  select * from {{ ref('int_product_costs') }}

)

select
  products.product_id,
  products.product_name,
  products.manufacturer,
  products.brand,
  products.material,
  products.product_type,
  products.size,
  products.container,
  products.list_price,
  {{ net_amount('products.list_price') }} as net_list_price,
  costs.lowest_cost,
  costs.cheapest_supplier_id,
  costs.supplier_count,
  costs.available_quantity
from products
left join costs on products.product_id = costs.product_id
