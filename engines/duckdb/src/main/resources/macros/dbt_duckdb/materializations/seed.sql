{# Seeds on DuckDB. #}

{# dbt-duckdb lets DuckDB read the file. #}
{% macro duckdb__atoll__seeds_as_written() -%}
  {{ return(true) }}
{%- endmacro %}

{% macro duckdb__create_csv_table(model, agate_table) -%}
  {{ return(atoll__create_seed_table('create or replace table', model, agate_table)) }}
{%- endmacro %}

{% macro duckdb__reset_csv_table(model, full_refresh, old_relation, agate_table) -%}
  {%- if full_refresh -%}{{ return(create_csv_table(model, agate_table)) }}{%- endif -%}
  {{ return(default__reset_csv_table(model, full_refresh, old_relation, agate_table)) }}
{%- endmacro %}

{% macro duckdb__load_csv_rows(model, agate_table) -%}
  {{ return(default__load_csv_rows(model, agate_table)) }}
{%- endmacro %}

{% macro duckdb__get_binding_char() -%}
  {{ return('?') }}
{%- endmacro %}

{% macro duckdb__get_batch_size() -%}
  {{ return(10000) }}
{%- endmacro %}
