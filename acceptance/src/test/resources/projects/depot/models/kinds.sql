select 1 as a_number, cast(1.25 as numeric(10, 3)) as a_decimal, cast('2026-01-01 10:00:00' as timestamp) as a_time,
  cast('2026-01-01' as date) as a_day, cast('x' as varchar(20)) as a_text, true as a_truth
