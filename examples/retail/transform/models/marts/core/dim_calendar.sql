with

bounds as (

  select
    date_trunc('year', min(order_date)) as first_day,
    date_trunc('year', max(order_date)) + interval 1 year - interval 1 day as last_day
  from {{ ref('stg_orders') }}

),

days as (

  select cast(unnest(generate_series(first_day, last_day, interval 1 day)) as date) as day
  from bounds

)

select
  day,
  cast(year(day) as integer) as calendar_year,
  cast(month(day) as integer) as calendar_month,
  cast(date_trunc('month', day) as date) as month,
  {{ week_of('day') }} as week,
  {{ fiscal_year('day') }} as fiscal_year,
  {{ fiscal_quarter('day') }} as fiscal_quarter,
  {{ fiscal_month('day') }} as fiscal_month
from days
