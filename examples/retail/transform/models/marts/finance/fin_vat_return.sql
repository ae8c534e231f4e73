-- VAT owed by fiscal quarter: on what was sold, less what was sent back.
with

sold as (

  select
    calendar.fiscal_year,
    calendar.fiscal_quarter,
    sum(lines.net_amount) as net_amount,
    sum(lines.vat_amount) as vat_amount
  from {{ ref('fct_order_lines') }} as lines
  inner join {{ ref('dim_calendar') }} as calendar on lines.order_date = calendar.day
  group by calendar.fiscal_year, calendar.fiscal_quarter

),

returned as (

  select
    calendar.fiscal_year,
    calendar.fiscal_quarter,
    sum(lines.net_amount) as net_amount,
    sum(lines.vat_amount) as vat_amount
  from {{ ref('fct_order_lines') }} as lines
  inner join {{ ref('dim_calendar') }} as calendar on lines.order_date = calendar.day
  where lines.is_returned
  group by calendar.fiscal_year, calendar.fiscal_quarter

)

select
  sold.fiscal_year,
  sold.fiscal_quarter,
  {{ var('vat_rate') }} as vat_rate,
  sold.net_amount as net_sold,
  coalesce(returned.net_amount, 0) as net_returned,
  sold.vat_amount as vat_charged,
  coalesce(returned.vat_amount, 0) as vat_refunded,
  sold.vat_amount - coalesce(returned.vat_amount, 0) as vat_owed
from sold
left join returned
  on sold.fiscal_year = returned.fiscal_year
  and sold.fiscal_quarter = returned.fiscal_quarter
