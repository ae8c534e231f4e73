{% macro days_between(first, last) %}
  select cast(day as date) as day
  from generate_series(timestamp '{{ first }}', timestamp '{{ last }}', interval '1 day') as days(day)
{% endmacro %}
