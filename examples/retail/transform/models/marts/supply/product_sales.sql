with

sold as (

  select
    product_id,
    count(distinct order_id) as order_count,
    sum(quantity) as unit_count,
    sum(net_amount) as net_amount,
    sum(margin_amount) as margin_amount,
    sum(quantity) filter (where is_returned) as returned_units
  from {{ ref('fct_order_lines') }}
  group by product_id

)

select
  products.product_id,
  products.product_name,
  products.brand,
  products.material,
  sold.order_count,
  sold.unit_count,
  coalesce(sold.returned_units, 0) as returned_units,
  sold.net_amount,
  sold.margin_amount,
  row_number() over (order by sold.net_amount desc, products.product_id) as sales_rank
from {{ ref('dim_products') }} as products
inner join sold on products.product_id = sold.product_id
