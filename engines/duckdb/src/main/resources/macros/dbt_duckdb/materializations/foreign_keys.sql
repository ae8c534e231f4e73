{# Tables that others point at by foreign keys: DuckDB replaces none while a key holds it. #}

{# Makes every table that points at this one, directly or by way of others, anew without its keys, the furthest first and in
   the same transaction. Their rows stay; their keys come back when their own models run. Asked only for models with an
   enforced contract, since only those get the primary keys that foreign keys need. #}
{% macro atoll__duckdb_release(relation) -%}
  {%- call statement('foreign_keys', fetch_result=true, auto_begin=true) -%}
    with recursive pointing as (
      select table_name as pointing_table, referenced_table
      from duckdb_constraints()
      where constraint_type = 'FOREIGN KEY' and table_name <> referenced_table
        and lower(database_name) = lower('{{ relation.database }}') and lower(schema_name) = lower('{{ relation.schema }}')
    ), held as (
      select pointing_table, 1 as distance from pointing where lower(referenced_table) = lower('{{ relation.identifier }}')
      union
      select pointing.pointing_table, held.distance + 1
      from pointing join held on pointing.referenced_table = held.pointing_table
    )
    select pointing_table from held group by pointing_table order by max(distance) desc, pointing_table
  {%- endcall -%}
  {%- for row in load_result('foreign_keys').table.rows -%}
    {%- set pointing = api.Relation.create(database=relation.database, schema=relation.schema, identifier=row[0], type='table') -%}
    {%- call statement('release', auto_begin=true) -%}create or replace table {{ pointing }} as select * from {{ pointing }}{%- endcall -%}
  {%- endfor -%}
{%- endmacro %}
