with

delivered as (

  select
    supplier_id,
    count(*) as line_count,
    count(*) filter (where is_shipped) as shipped_lines,
    count(*) filter (where is_late) as late_lines,
    count(*) filter (where is_returned) as returned_lines,
    sum(cost_amount) as cost_amount
  from {{ ref('fct_order_lines') }}
  group by supplier_id

)

select
  suppliers.supplier_id,
  suppliers.supplier_name,
  suppliers.country_name,
  suppliers.is_domestic,
  delivered.line_count,
  delivered.shipped_lines,
  delivered.late_lines,
  delivered.returned_lines,
  delivered.cost_amount,
  round(delivered.late_lines / nullif(delivered.shipped_lines, 0), 4) as late_share
from {{ ref('dim_suppliers') }} as suppliers
inner join delivered on suppliers.supplier_id = delivered.supplier_id
