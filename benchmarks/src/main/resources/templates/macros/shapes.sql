{# Statements built from lists. #}

{% macro spread(column, values, then, aggregate='sum', prefix='', otherwise='0') -%}
  {%- for value in values -%}
    {{ aggregate }}(case when {{ column }} = '{{ value }}' then {{ then }} else {{ otherwise }} end) as {{ prefix ~ value }}
    {%- if not loop.last %},
        {% endif -%}
  {%- endfor -%}
{%- endmacro %}

{% macro stack(channels, columns) -%}
  {%- for channel in channels %}
    {{ 'union all' if not loop.first }}
    select
      '{{ channel }}' as channel,
      {%- for column in columns %}
      {{ column }}{{ ',' if not loop.last }}
      {%- endfor %}
    from {{ ref('stg_' ~ channel ~ '_events') }}
  {%- endfor %}
{%- endmacro %}

{% macro branch(name, otherwise='none') -%}
  case
    {{ caller() | trim }}
    else '{{ otherwise }}'
  end as {{ name }}
{%- endmacro %}

{% macro when(condition, value) -%}
  when {{ condition }} then '{{ value }}'
{%- endmacro %}
