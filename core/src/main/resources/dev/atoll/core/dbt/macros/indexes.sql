{# Indexes of the `indexes` config. #}

{% macro create_indexes(relation) -%}
  {%- do adapter.dispatch('create_indexes', 'dbt')(relation) -%}
{%- endmacro %}

{% macro default__create_indexes(relation) -%}
  {%- for index in config.get('indexes') or [] -%}
    {%- set text = get_create_index_sql(relation, index) -%}
    {%- if text -%}{%- call statement() -%}{{ text }}{%- endcall -%}{%- endif -%}
  {%- endfor -%}
{%- endmacro %}

{% macro get_create_index_sql(relation, index_dict) -%}
  {{ return(adapter.dispatch('get_create_index_sql', 'dbt')(relation, index_dict)) }}
{%- endmacro %}

{# An engine without indexes makes none. #}
{% macro default__get_create_index_sql(relation, index_dict) -%}
  {{ return(none) }}
{%- endmacro %}

{% macro get_drop_index_sql(relation, index_name) -%}
  {{ adapter.dispatch('get_drop_index_sql', 'dbt')(relation, index_name) }}
{%- endmacro %}

{% macro default__get_drop_index_sql(relation, index_name) -%}
  {%- do exceptions.raise_not_implemented('get_drop_index_sql is not implemented for ' ~ adapter.type()) -%}
{%- endmacro %}

{% macro get_show_indexes_sql(relation) -%}
  {{ adapter.dispatch('get_show_indexes_sql', 'dbt')(relation) }}
{%- endmacro %}

{% macro default__get_show_indexes_sql(relation) -%}
  {%- do exceptions.raise_not_implemented('get_show_indexes_sql is not implemented for ' ~ adapter.type()) -%}
{%- endmacro %}
