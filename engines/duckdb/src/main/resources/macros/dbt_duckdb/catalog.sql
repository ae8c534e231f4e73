{# The catalog: every relation of some schemas with its columns, as `docs generate` shows it. #}

{% macro duckdb__get_catalog(information_schema, schemas) -%}
  {{ return(run_query(atoll__duckdb_catalog(information_schema, duckdb__get_catalog_schemas_where_clause_sql(schemas)))) }}
{%- endmacro %}

{% macro duckdb__get_catalog_relations(information_schema, relations) -%}
  {{ return(run_query(atoll__duckdb_catalog(information_schema, duckdb__get_catalog_relations_where_clause_sql(relations)))) }}
{%- endmacro %}

{% macro atoll__duckdb_catalog(information_schema, where) -%}
  with tables as (
    {{ duckdb__get_catalog_tables_sql(information_schema) }}
  ),
  columns as (
    {{ duckdb__get_catalog_columns_sql(information_schema) }}
  )
  {{ duckdb__get_catalog_results_sql() }}
  {{ where }}
  order by table_database, table_schema, table_name, column_index
{%- endmacro %}

{% macro duckdb__get_catalog_tables_sql(information_schema) -%}
  select database_name as table_database, schema_name as table_schema, table_name,
    'BASE TABLE' as table_type, comment as table_comment
  from duckdb_tables() where not internal and not temporary {{ atoll__duckdb_in_database(information_schema) }}
  union all
  select database_name, schema_name, view_name, 'VIEW', comment
  from duckdb_views() where not internal and not temporary {{ atoll__duckdb_in_database(information_schema) }}
{%- endmacro %}

{% macro duckdb__get_catalog_columns_sql(information_schema) -%}
  select database_name as table_database, schema_name as table_schema, table_name,
    column_name, column_index, data_type as column_type, comment as column_comment
  from duckdb_columns() where not internal {{ atoll__duckdb_in_database(information_schema) }}
{%- endmacro %}

{% macro atoll__duckdb_in_database(information_schema) -%}
  {{ "and lower(database_name) = lower('" ~ atoll__duckdb_bare(information_schema.database) ~ "')" if information_schema.database }}
{%- endmacro %}

{% macro duckdb__get_catalog_results_sql() -%}
  select table_database, table_schema, table_name, table_type, table_comment,
    column_name, column_index, column_type, column_comment, null::varchar as table_owner
  from tables join columns using (table_database, table_schema, table_name)
{%- endmacro %}

{% macro duckdb__get_catalog_schemas_where_clause_sql(schemas) -%}
  {%- set names = [] -%}
  {%- for schema in schemas -%}{%- do names.append("lower('" ~ schema ~ "')") -%}{%- endfor -%}
  where {{ 'lower(table_schema) in (' ~ names | join(', ') ~ ')' if names else 'false' }}
{%- endmacro %}

{% macro duckdb__get_catalog_relations_where_clause_sql(relations) -%}
  {%- set conditions = [] -%}
  {%- for relation in relations -%}
    {%- set text = "lower(table_schema) = lower('" ~ relation.schema ~ "')" -%}
    {%- if relation.identifier -%}{%- set text = text ~ " and lower(table_name) = lower('" ~ relation.identifier ~ "')" -%}{%- endif -%}
    {%- do conditions.append('(' ~ text ~ ')') -%}
  {%- endfor -%}
  where {{ conditions | join(' or ') or 'false' }}
{%- endmacro %}
