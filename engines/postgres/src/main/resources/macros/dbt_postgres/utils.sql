{# Cross-database functions as PostgreSQL spells them. #}

{# Any of the values will do, and min works on every version. #}
{% macro postgres__any_value(expression) -%}
  min({{ expression }})
{%- endmacro %}

{% macro postgres__dateadd(datepart, interval, from_date_or_timestamp) -%}
  {{ from_date_or_timestamp }} + ((interval '1 {{ datepart }}') * ({{ interval }}))
{%- endmacro %}

{# Boundaries crossed: of the calendar for days and more, of the clock for hours and less. Only days and weeks are whole
   numbers by type, as in dbt-postgres. A week is seven days, and one more where the weekday says that a Sunday lies between;
   looking back from a weekday to the same weekday counts one more. #}
{% macro postgres__datediff(first_date, second_date, datepart) -%}
  {%- set first = '(' ~ first_date ~ ')::timestamp' -%}
  {%- set second = '(' ~ second_date ~ ')::timestamp' -%}
  {%- set years = atoll__postgres_difference('year', first, second) -%}
  {%- set days = '((' ~ second_date ~ ')::date - (' ~ first_date ~ ')::date)' -%}
  {%- set seconds = {'hour': '3600', 'minute': '60', 'second': '1', 'millisecond': '0.001', 'microsecond': '0.000001'} -%}
  {%- if datepart == 'year' -%}
    {{ years }}
  {%- elif datepart == 'quarter' -%}
    ({{ years }} * 4 + {{ atoll__postgres_difference('quarter', first, second) }})
  {%- elif datepart == 'month' -%}
    ({{ years }} * 12 + {{ atoll__postgres_difference('month', first, second) }})
  {%- elif datepart == 'day' -%}
    {{ days }}
  {%- elif datepart == 'week' -%}
    ({{ days }} / 7 + case
      when date_part('dow', {{ first }}) <= date_part('dow', {{ second }}) then
        case when {{ first }} <= {{ second }} then 0 else -1 end
      else
        case when {{ first }} <= {{ second }} then 1 else 0 end
    end)
  {%- elif datepart in seconds -%}
    (extract(epoch from date_trunc('{{ datepart }}', {{ second }}) - date_trunc('{{ datepart }}', {{ first }})) / {{ seconds[datepart] }})::double precision
  {%- else -%}
    {%- do exceptions.raise_compiler_error('datediff knows no ' ~ datepart ~ ' on PostgreSQL') -%}
  {%- endif -%}
{%- endmacro %}

{% macro atoll__postgres_difference(datepart, first, second) -%}
  (date_part('{{ datepart }}', {{ second }}) - date_part('{{ datepart }}', {{ first }}))
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
