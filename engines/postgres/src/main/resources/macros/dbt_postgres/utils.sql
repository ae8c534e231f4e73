{# Cross-database functions as PostgreSQL spells them. #}

{# Any of the values will do, and min works on every version. #}
{% macro postgres__any_value(expression) -%}
  min({{ expression }})
{%- endmacro %}

{% macro postgres__dateadd(datepart, interval, from_date_or_timestamp) -%}
  {{ from_date_or_timestamp }} + ((interval '1 {{ datepart }}') * ({{ interval }}))
{%- endmacro %}

{# Boundaries crossed: of the calendar for days and more, of the clock for hours and less. Weeks are counted in whole days
   from one long ago, so that they begin on Sundays; looking back from a weekday to the same weekday counts one more, as in
   dbt-postgres. #}
{% macro postgres__datediff(first_date, second_date, datepart) -%}
  {%- set first = '(' ~ first_date ~ ')::timestamp' -%}
  {%- set second = '(' ~ second_date ~ ')::timestamp' -%}
  {%- set years = "(date_part('year', " ~ second ~ ") - date_part('year', " ~ first ~ "))::int" -%}
  {%- set days = '((' ~ second_date ~ ')::date - (' ~ first_date ~ ')::date)' -%}
  {%- if datepart == 'year' -%}
    ({{ years }})
  {%- elif datepart == 'quarter' -%}
    ({{ years }} * 4 + (date_part('quarter', {{ second }}) - date_part('quarter', {{ first }}))::int)
  {%- elif datepart == 'month' -%}
    ({{ years }} * 12 + (date_part('month', {{ second }}) - date_part('month', {{ first }}))::int)
  {%- elif datepart == 'day' -%}
    {{ days }}
  {%- elif datepart == 'week' -%}
    ({{ days }} / 7 + case
      when date_part('dow', {{ first }}) <= date_part('dow', {{ second }}) then
        case when {{ first }} <= {{ second }} then 0 else -1 end
      else
        case when {{ first }} <= {{ second }} then 1 else 0 end
    end)
  {%- elif datepart in ['hour', 'minute', 'second', 'millisecond', 'microsecond'] -%}
    {%- set in_seconds = {'hour': 3600, 'minute': 60, 'second': 1}.get(datepart) -%}
    {%- if in_seconds -%}
      ((extract(epoch from date_trunc('{{ datepart }}', {{ second }})) - extract(epoch from date_trunc('{{ datepart }}', {{ first }}))) / {{ in_seconds }})::bigint
    {%- else -%}
      {%- set cut = 'milliseconds' if datepart == 'millisecond' else 'microseconds' -%}
      ((extract(epoch from date_trunc('{{ cut }}', {{ second }})) - extract(epoch from date_trunc('{{ cut }}', {{ first }}))) * {{ 1000 if datepart == 'millisecond' else 1000000 }})::bigint
    {%- endif -%}
  {%- else -%}
    {%- do exceptions.raise_compiler_error('datediff knows no ' ~ datepart ~ ' on PostgreSQL') -%}
  {%- endif -%}
{%- endmacro %}

{% macro postgres__equals(expr1, expr2) -%}
  {{ return(default__equals(expr1, expr2)) }}
{%- endmacro %}

{# There is no interval of a quarter, so three months stand for it. #}
{% macro postgres__last_day(date, datepart) -%}
  {%- if datepart == 'quarter' -%}
    cast(date_trunc('quarter', {{ date }}) + interval '3 month' - interval '1 day' as date)
  {%- else -%}
    {{ default_last_day(date, datepart) }}
  {%- endif -%}
{%- endmacro %}

{% macro postgres__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
  {%- set ordered = measure ~ ' ' ~ order_by_clause if order_by_clause else measure -%}
  {%- if limit_num -%}
    array_to_string((array_agg({{ ordered }}))[1:{{ limit_num }}], {{ delimiter_text }})
  {%- else -%}
    string_agg({{ measure }}, {{ delimiter_text }}{{ ' ' ~ order_by_clause if order_by_clause }})
  {%- endif -%}
{%- endmacro %}

{# Negative numbers count from the end. #}
{% macro postgres__split_part(string_text, delimiter_text, part_number) -%}
  {%- if part_number >= 0 -%}
    {{ default__split_part(string_text, delimiter_text, part_number) }}
  {%- else -%}
    {{ _split_part_negative(string_text, delimiter_text, part_number) }}
  {%- endif -%}
{%- endmacro %}
