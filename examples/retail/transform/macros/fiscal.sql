{#- The fiscal year a day belongs to, named after the calendar year in which it ends. -#}
{% macro fiscal_year(day) -%}
  {%- if var('fiscal_start') == 1 -%}
    cast(year({{ day }}) as integer)
  {%- else -%}
    cast(year({{ day }}) + case when month({{ day }}) >= {{ var('fiscal_start') }} then 1 else 0 end as integer)
  {%- endif -%}
{%- endmacro %}

{#- 1 to 12, counted from the month in which the fiscal year begins. -#}
{% macro fiscal_month(day) -%}
  cast((month({{ day }}) + 12 - {{ var('fiscal_start') }}) % 12 + 1 as integer)
{%- endmacro %}

{#- 1 to 4. -#}
{% macro fiscal_quarter(day) -%}
  cast(({{ fiscal_month(day) }} - 1) // 3 + 1 as integer)
{%- endmacro %}
