{# Amounts and dates. #}

{% macro to_major(column, digits=2) -%}
  ({{ column }} / cast({{ 10 ** digits }} as decimal(18, {{ digits }})))
{%- endmacro %}

{% macro guarded(expression, otherwise='0') -%}
  coalesce({{ expression }}, {{ otherwise }})
{%- endmacro %}

{% macro add_days(expression, days) -%}
  {%- if days < 0 -%}
    {{ expression }} - interval '{{ days | abs }} days'
  {%- else -%}
    {{ expression }} + interval '{{ days }} days'
  {%- endif -%}
{%- endmacro %}

{% macro local_time(column, zone='UTC') -%}
  {%- if zone == 'UTC' -%}
    {{ column }}
  {%- else -%}
    ({{ column }} at time zone 'UTC' at time zone '{{ zone }}')
  {%- endif -%}
{%- endmacro %}

{% macro between_days(column, oldest, newest=0) -%}
  {{ column }} between {{ add_days('current_date', -oldest) }} and {{ add_days('current_date', -newest) }}
{%- endmacro %}
