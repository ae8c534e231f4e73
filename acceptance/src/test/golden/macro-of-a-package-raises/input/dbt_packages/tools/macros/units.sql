{% macro in_units(column, unit) %}
  {%- if unit not in ['g', 'kg'] -%}
    {{ exceptions.raise_compiler_error("unknown unit '" ~ unit ~ "', use g or kg") }}
  {%- endif -%}
  {{ column }}
{% endmacro %}
