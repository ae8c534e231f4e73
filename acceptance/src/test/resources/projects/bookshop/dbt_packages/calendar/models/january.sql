{{ config(schema='calendar') }}
{{ calendar.days_between(var('calendar_year') ~ '-01-01', var('calendar_year') ~ '-01-31') }}
