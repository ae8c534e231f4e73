{% macro generate_schema_name(custom_schema_name, node) -%}
  {%- if custom_schema_name is none -%}
    {{ var('tenant') }}
  {%- else -%}
    {{ var('tenant') }}_{{ custom_schema_name | trim }}
  {%- endif -%}
{%- endmacro %}
