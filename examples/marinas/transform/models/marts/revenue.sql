select
  date_trunc('month', s.departed)::date as month,
  b.class,
  '{{ var("currency") }}' as currency,
  sum(s.net) as net,
  round(sum(s.net) * {{ vat_rate() }}, 2) as vat,
  count(*) as stays
  {%- if var('tenant') in ['genoa', 'naples', 'trieste'] %},
  round(sum(s.net) * 0.03, 2) as harbour_due
  {%- endif %}
from {{ ref('stg_stays') }} as s
join {{ ref('stg_boats') }} as b on b.boat_id = s.boat_id
group by 1, 2
