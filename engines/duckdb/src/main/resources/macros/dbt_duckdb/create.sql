{# Tables and views on DuckDB: replaced in place, which is atomic in a transaction and needs no renaming. #}

{# `or replace` makes the statement good for a first build and a rebuild alike. Constraints cannot be given together with a
   query, so a table with a contract is made first and filled by a second statement. #}
{% macro duckdb__create_table_as(temporary, relation, compiled_code, language='sql', partitioned_by=none, sorted_by=none) -%}
  {%- if language != 'sql' -%}
    {%- do exceptions.raise_compiler_error('only SQL models can be run, this one is written in ' ~ language) -%}
  {%- endif -%}
  {%- set contract = config.get('contract') -%}
  {%- set name = relation.include(database=not temporary, schema=not temporary) -%}
  {{ config.get('sql_header') or '' }}
  create or replace {{ 'temporary ' if temporary }}table {{ name }}
  {%- if contract and contract.enforced and not temporary -%}
    {{ get_assert_columns_equivalent(compiled_code) }}{{ get_table_columns_and_constraints() }};
  insert into {{ name }} ({{ adapter.dispatch('get_column_names', 'dbt')() }})
  {{ get_select_subquery(compiled_code) }};
  {%- else %} as (
    {{ compiled_code }}
  );
  {%- endif %}
{%- endmacro %}

{% macro duckdb__create_view_as(relation, sql) -%}
  {%- set contract = config.get('contract') -%}
  {{ config.get('sql_header') or '' }}
  create or replace view {{ relation }}
  {%- if contract and contract.enforced %}{{ get_assert_columns_equivalent(sql) }}{% endif %} as (
    {{ sql }}
  );
{%- endmacro %}

{# A table does not replace a view, nor a view a table: what is of another kind is dropped first. #}
{% macro duckdb__get_replace_sql(existing_relation, target_relation, sql) -%}
  {%- if existing_relation is not none and existing_relation.type != target_relation.type -%}
    {{ get_drop_sql(existing_relation) }};
  {% endif -%}
  {{ get_create_sql(target_relation, sql) }}
{%- endmacro %}

{% macro duckdb__get_replace_table_sql(relation, sql) -%}
  {{ get_create_table_as_sql(false, relation, sql) }}
{%- endmacro %}

{% macro duckdb__get_replace_view_sql(relation, sql) -%}
  {{ get_create_view_as_sql(relation, sql) }}
{%- endmacro %}
