{#- The first day of the week a day lies in, by the custom of the country. -#}
{% macro week_of(day) -%}
  {%- set shift = {'monday': 0, 'sunday': 1, 'saturday': 2}[var('week_start')] -%}
  {%- if shift == 0 -%}
    cast(date_trunc('week', {{ day }}) as date)
  {%- else -%}
    cast(date_trunc('week', {{ day }} + {{ shift }}) as date) - {{ shift }}
  {%- endif -%}
{%- endmacro %}
