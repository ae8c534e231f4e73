{# User-defined functions on PostgreSQL. #}

{% macro postgres__formatted_scalar_function_args_sql() -%}
  {{ return(default__formatted_scalar_function_args_sql()) }}
{%- endmacro %}
