{% macro weights(columns) %}
  {%- for column in columns %}
  {{ tools.in_units(column, unit='lb') }}{{ ',' if not loop.last }}
  {%- endfor %}
{% endmacro %}
