{# Schemas, relations and columns of a DuckDB database. #}

{% macro duckdb__create_schema(relation) -%}
  {%- call statement('create_schema') -%}create schema if not exists {{ relation.without_identifier() }}{%- endcall -%}
{%- endmacro %}

{% macro duckdb__drop_schema(relation) -%}
  {%- call statement('drop_schema') -%}drop schema if exists {{ relation.without_identifier() }} cascade{%- endcall -%}
{%- endmacro %}

{% macro duckdb__list_schemas(database) -%}
  {%- call statement('list_schemas', fetch_result=true, auto_begin=false) -%}
    select distinct schema_name
    from duckdb_schemas()
    {%- if database is not none %}
    where lower(database_name) = lower('{{ atoll__duckdb_bare(database) }}')
    {%- endif %}
    order by schema_name
  {%- endcall -%}
  {{ return(load_result('list_schemas').table) }}
{%- endmacro %}

{% macro duckdb__check_schema_exists(information_schema, schema) -%}
  {%- call statement('check_schema_exists', fetch_result=true, auto_begin=false) -%}
    select count(*)
    from duckdb_schemas()
    where lower(schema_name) = lower('{{ schema }}')
      and lower(database_name) = lower('{{ atoll__duckdb_bare(information_schema.database) }}')
  {%- endcall -%}
  {{ return(load_result('check_schema_exists').table) }}
{%- endmacro %}

{# A database's name reaches some macros with its quotes. #}
{% macro atoll__duckdb_bare(name) -%}
  {{ return((name | string).strip('"') | replace("'", "''")) }}
{%- endmacro %}

{% macro duckdb__list_relations_without_caching(schema_relation) -%}
  {%- call statement('list_relations_without_caching', fetch_result=true) -%}
    select table_catalog as database, table_name as name, table_schema as schema,
      case table_type when 'VIEW' then 'view' else 'table' end as type
    from system.information_schema.tables
    where lower(table_schema) = lower('{{ schema_relation.schema }}')
      and lower(table_catalog) = lower('{{ schema_relation.database }}')
    order by table_name
  {%- endcall -%}
  {{ return(load_result('list_relations_without_caching').table) }}
{%- endmacro %}

{% macro duckdb__get_columns_in_relation(relation) -%}
  {%- call statement('get_columns_in_relation', fetch_result=true) -%}
    select column_name, column_type as data_type, null::bigint as character_maximum_length,
      null::bigint as numeric_precision, null::bigint as numeric_scale
    from (describe {{ relation }})
  {%- endcall -%}
  {{ return(sql_convert_columns_in_relation(load_result('get_columns_in_relation').table)) }}
{%- endmacro %}

{# A describe binds the query and runs nothing. #}
{% macro duckdb__get_empty_subquery_sql(select_sql, select_sql_header=none) -%}
  {{ default__get_empty_subquery_sql(select_sql, select_sql_header) }}
{%- endmacro %}

{% macro duckdb__drop_relation(relation) -%}
  {%- call statement('drop_relation', auto_begin=false) -%}{{ get_drop_sql(relation) }}{%- endcall -%}
{%- endmacro %}

{# A table with an index cannot be renamed: its indexes go first. #}
{% macro duckdb__rename_relation(from_relation, to_relation) -%}
  {%- if from_relation.type == 'table' -%}{%- do drop_indexes_on_relation(from_relation) -%}{%- endif -%}
  {%- call statement('rename_relation') -%}
    alter {{ from_relation.type or 'table' }} {{ from_relation }} rename to {{ adapter.quote_as_configured(to_relation.identifier, 'identifier') }}
  {%- endcall -%}
{%- endmacro %}

{% macro drop_indexes_on_relation(relation) -%}
  {%- call statement('get_indexes_on_relation', fetch_result=true) -%}
    select index_name from duckdb_indexes()
    where database_name = '{{ relation.database }}' and schema_name = '{{ relation.schema }}' and table_name = '{{ relation.identifier }}'
  {%- endcall -%}
  {%- for row in load_result('get_indexes_on_relation').table.rows -%}
    {%- call statement('drop_index') -%}drop index {{ relation.without_identifier() }}.{{ adapter.quote(row[0]) }}{%- endcall -%}
  {%- endfor -%}
{%- endmacro %}

{# Temporary tables belong to one connection, so a plain name is enough and the SQL is the same in every run. #}
{% macro duckdb__make_temp_relation(base_relation, suffix) -%}
  {{ return(base_relation.incorporate(path={'database': none, 'schema': none, 'identifier': base_relation.identifier ~ suffix})) }}
{%- endmacro %}

{# The index's name is made from what it is, so that it is the same in every run. #}
{% macro duckdb__get_create_index_sql(relation, index_dict) -%}
  {%- set columns = index_dict['columns'] | join(', ') -%}
  {%- set unique = 'unique ' if index_dict.get('unique') else '' -%}
  create {{ unique }}index {{ adapter.quote(local_md5(relation.render() ~ '(' ~ unique ~ columns ~ ')')) }}
  on {{ relation }} ({{ columns }})
{%- endmacro %}

{# One action a statement is all DuckDB takes. #}
{% macro duckdb__alter_relation_add_remove_columns(relation, add_columns, remove_columns) -%}
  {%- for column in add_columns or [] -%}
    {%- do run_query('alter ' ~ relation.type ~ ' ' ~ relation.render() ~ ' add column ' ~ column.quoted ~ ' ' ~ column.data_type) -%}
  {%- endfor -%}
  {%- for column in remove_columns or [] -%}
    {%- do run_query('alter ' ~ relation.type ~ ' ' ~ relation.render() ~ ' drop column ' ~ column.quoted) -%}
  {%- endfor -%}
{%- endmacro %}

{% macro duckdb__current_timestamp() -%}
  now()
{%- endmacro %}

{% macro duckdb__snapshot_get_time() -%}
  now()::timestamp
{%- endmacro %}

{% macro duckdb__snapshot_string_as_time(timestamp) -%}
  {{ return("'" ~ timestamp ~ "'::timestamp") }}
{%- endmacro %}

{# DuckDB has no users to grant to. #}
{% macro duckdb__apply_grants(relation, grant_config, should_revoke=true) -%}
{%- endmacro %}
