{# Reading and changing the columns of relations and queries. #}

{% macro get_columns_in_relation(relation) -%}
  {{ return(adapter.dispatch('get_columns_in_relation', 'dbt')(relation)) }}
{%- endmacro %}

{% macro default__get_columns_in_relation(relation) -%}
  {%- do exceptions.raise_not_implemented('get_columns_in_relation is not implemented for ' ~ adapter.type()) -%}
{%- endmacro %}

{# Rows of name, type, length, precision and scale as Columns. #}
{% macro sql_convert_columns_in_relation(table) -%}
  {%- set columns = [] -%}
  {%- for row in table.rows -%}{%- do columns.append(api.Column(*row)) -%}{%- endfor -%}
  {{ return(columns) }}
{%- endmacro %}

{# The names of a query's columns, found by running it for no rows. #}
{% macro get_columns_in_query(select_sql) -%}
  {{ return(adapter.dispatch('get_columns_in_query', 'dbt')(select_sql)) }}
{%- endmacro %}

{% macro default__get_columns_in_query(select_sql) -%}
  {%- call statement('get_columns_in_query', fetch_result=true, auto_begin=false) -%}{{ get_empty_subquery_sql(select_sql) }}{%- endcall -%}
  {{ return(load_result('get_columns_in_query').table.columns | map(attribute='name') | list) }}
{%- endmacro %}

{# The same with their types, as Columns. #}
{% macro get_column_schema_from_query(select_sql, select_sql_header=none) -%}
  {{ return(adapter.get_column_schema_from_query(get_empty_subquery_sql(select_sql, select_sql_header))) }}
{%- endmacro %}

{% macro get_empty_subquery_sql(select_sql, select_sql_header=none) -%}
  {{ adapter.dispatch('get_empty_subquery_sql', 'dbt')(select_sql, select_sql_header) }}
{%- endmacro %}

{% macro default__get_empty_subquery_sql(select_sql, select_sql_header=none) -%}
  {{ select_sql_header ~ '\n' if select_sql_header is not none }}select * from (
    {{ select_sql }}
  ) as __dbt_sbq
  where false
  limit 0
{%- endmacro %}

{% macro get_empty_schema_sql(columns) -%}
  {{ adapter.dispatch('get_empty_schema_sql', 'dbt')(columns) }}
{%- endmacro %}

{# A query of no meaning but the columns that the properties of a model promise. #}
{% macro default__get_empty_schema_sql(columns) -%}
  {%- set untyped = [] -%}
  {%- set parts = [] -%}
  {%- for column in columns.values() -%}
    {%- if column.get('data_type') -%}
      {%- set name = adapter.quote(column['name']) if column.get('quote') else column['name'] -%}
      {%- do parts.append('cast(null as ' ~ column['data_type'] ~ ') as ' ~ name) -%}
    {%- else -%}
      {%- do untyped.append(column['name']) -%}
    {%- endif -%}
  {%- endfor -%}
  {%- if untyped -%}
    {%- do exceptions.raise_compiler_error('a model with an enforced contract needs a data_type for every column; these have none: '
        ~ untyped | join(', ')) -%}
  {%- endif -%}
  select {{ parts | join(', ') }}
{%- endmacro %}

{% macro get_list_of_column_names(columns) -%}
  {{ return(columns | map(attribute='name') | list) }}
{%- endmacro %}

{% macro alter_column_type(relation, column_name, new_column_type) -%}
  {{ return(adapter.dispatch('alter_column_type', 'dbt')(relation, column_name, new_column_type)) }}
{%- endmacro %}

{# By way of a new column, for engines that cannot change one in place. #}
{% macro default__alter_column_type(relation, column_name, new_column_type) -%}
  {%- set old = adapter.quote(column_name) -%}
  {%- set new = adapter.quote(column_name ~ '__dbt_alter') -%}
  {%- for text in [
      'add column ' ~ new ~ ' ' ~ new_column_type,
      none,
      'drop column ' ~ old ~ ' cascade',
      'rename column ' ~ new ~ ' to ' ~ old] -%}
    {%- call statement('alter_column_type') -%}
      {{ 'alter table ' ~ relation ~ ' ' ~ text if text else 'update ' ~ relation ~ ' set ' ~ new ~ ' = ' ~ old }}
    {%- endcall -%}
  {%- endfor -%}
{%- endmacro %}

{% macro alter_relation_add_remove_columns(relation, add_columns=none, remove_columns=none) -%}
  {{ return(adapter.dispatch('alter_relation_add_remove_columns', 'dbt')(relation, add_columns, remove_columns)) }}
{%- endmacro %}

{% macro default__alter_relation_add_remove_columns(relation, add_columns, remove_columns) -%}
  {%- set actions = [] -%}
  {%- for column in add_columns or [] -%}
    {%- do actions.append('add column ' ~ column.quoted ~ ' ' ~ column.expanded_data_type) -%}
  {%- endfor -%}
  {%- for column in remove_columns or [] -%}{%- do actions.append('drop column ' ~ column.quoted) -%}{%- endfor -%}
  {%- if actions -%}
    {%- do run_query('alter ' ~ relation.type ~ ' ' ~ relation.render() ~ ' ' ~ actions | join(', ')) -%}
  {%- endif -%}
{%- endmacro %}
