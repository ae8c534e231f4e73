{% macro rounded(column) -%}
  round({{ column }})
{%- endmacro %}
