select
  lines.ship_mode,
  modes.carrier_kind,
  modes.is_express,
  cast(date_trunc('month', lines.ship_date) as date) as month,
  count(*) as line_count,
  count(*) filter (where lines.is_late) as late_lines,
  avg(lines.receipt_date - lines.ship_date) as average_days
from {{ ref('fct_order_lines') }} as lines
left join {{ ref('ship_modes') }} as modes on lines.ship_mode = modes.ship_mode
where lines.is_shipped
group by all
