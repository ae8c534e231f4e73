{# Snapshots on PostgreSQL: current rows are closed, then new versions added. #}

{# Both in one text, so in one transaction; an update knows no alias for the columns it sets. #}
{% macro postgres__snapshot_merge_sql(target, source, insert_cols) -%}
  {%- set names = get_snapshot_table_column_names() -%}
  {%- set columns = insert_cols | join(', ') -%}
  update {{ target }} as DBT_INTERNAL_TARGET
  set {{ names.dbt_valid_to }} = DBT_INTERNAL_SOURCE.{{ names.dbt_valid_to }}
  from {{ source }} as DBT_INTERNAL_SOURCE
  where DBT_INTERNAL_SOURCE.{{ names.dbt_scd_id }}::text = DBT_INTERNAL_TARGET.{{ names.dbt_scd_id }}::text
    and DBT_INTERNAL_SOURCE.dbt_change_type::text in ('update', 'delete')
    and {{ atoll__is_current('DBT_INTERNAL_TARGET.' ~ names.dbt_valid_to) }};
  insert into {{ target }} ({{ columns }})
  select {{ columns }} from {{ source }} where dbt_change_type::text = 'insert'
{%- endmacro %}
