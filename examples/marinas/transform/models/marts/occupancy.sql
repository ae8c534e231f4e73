with nights as (
  select s.berth_id, generate_series(s.arrived, s.departed - 1, interval '1 day')::date as night
  from {{ ref('stg_stays') }} as s
)

select
  b.pier,
  date_trunc('month', n.night)::date as month,
  extract(month from n.night) between {{ var('season_start') }} and {{ var('season_end') }} as in_season,
  count(*) as nights,
  count(distinct n.berth_id) as berths
from nights as n
join {{ ref('stg_berths') }} as b on b.berth_id = n.berth_id
group by 1, 2, 3
