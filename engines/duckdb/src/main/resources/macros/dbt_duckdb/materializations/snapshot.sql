{# Snapshots on DuckDB: current rows are closed, then new versions added. #}

{# Not a merge: a row that was deleted and comes back unchanged has the scd id of its old version, and must be added all the same. #}
{% macro duckdb__snapshot_merge_sql(target, source, insert_cols) -%}
  {%- set names = get_snapshot_table_column_names() -%}
  {%- set columns = insert_cols | join(', ') -%}
  update {{ target.render() }} as DBT_INTERNAL_TARGET
  set {{ names.dbt_valid_to }} = DBT_INTERNAL_SOURCE.{{ names.dbt_valid_to }}
  from {{ source }} as DBT_INTERNAL_SOURCE
  where DBT_INTERNAL_SOURCE.{{ names.dbt_scd_id }} = DBT_INTERNAL_TARGET.{{ names.dbt_scd_id }}
    and DBT_INTERNAL_SOURCE.dbt_change_type in ('update', 'delete')
    and {{ atoll__is_current('DBT_INTERNAL_TARGET.' ~ names.dbt_valid_to) }};
  insert into {{ target.render() }} ({{ columns }})
  select {{ columns }} from {{ source }} where dbt_change_type = 'insert'
{%- endmacro %}

{% macro duckdb__post_snapshot(temporary_relation) -%}
  {%- call statement('drop_stage', auto_begin=false) -%}drop table if exists {{ temporary_relation }}{%- endcall -%}
{%- endmacro %}
