{# The merge strategy on DuckDB. #}

{# Columns are matched by name, so the staged ones may be in any order. #}
{% macro duckdb__get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
  {%- set conditions = [] -%}
  {%- for key in atoll__as_list(unique_key) -%}
    {%- do conditions.append('DBT_INTERNAL_SOURCE.' ~ key ~ ' = DBT_INTERNAL_DEST.' ~ key) -%}
  {%- endfor -%}
  {%- do conditions.extend(normalize_incremental_predicates(incremental_predicates)) -%}
  {%- set chosen = config.get('merge_update_columns') or config.get('merge_exclude_columns') -%}
  merge into {{ target }} as DBT_INTERNAL_DEST
  using {{ source }} as DBT_INTERNAL_SOURCE
  on ({{ conditions | join(') and (') or 'false' }})
  {%- if unique_key %}
  when matched then update
    {%- if chosen %} set {% for column in get_merge_update_columns(config.get('merge_update_columns'), config.get('merge_exclude_columns'), dest_columns) -%}
      {{ ', ' if not loop.first }}{{ column }} = DBT_INTERNAL_SOURCE.{{ column }}
    {%- endfor %}{% else %} by name{% endif %}
  {%- endif %}
  when not matched then insert by name
{%- endmacro %}

{% macro normalize_incremental_predicates(incremental_predicates) -%}
  {{ return(atoll__as_list(incremental_predicates)) }}
{%- endmacro %}
