{# A model that is built once and then added to, on DuckDB. #}

{% materialization incremental, adapter='duckdb' %}
  {%- set existing = load_cached_relation(this) -%}
  {%- set target = this.incorporate(type='table') -%}
  {%- set on_change = incremental_validate_on_schema_change(config.get('on_schema_change'), default='ignore') -%}
  {%- set merge_sql = adapter.get_incremental_strategy_macro(context, config.get('incremental_strategy') or 'default') -%}
  {%- set rebuild = existing is none or not existing.is_table or should_full_refresh() -%}

  {%- do atoll__duckdb_check_partitions() -%}
  {%- do run_hooks(pre_hooks, inside_transaction=false) -%}
  {%- do run_hooks(pre_hooks, inside_transaction=true) -%}

  {%- if rebuild -%}
    {%- do atoll__duckdb_make_room(existing, target) -%}
    {%- call statement('main') -%}{{ get_create_table_as_sql(false, target, sql) }}{%- endcall -%}
    {%- do create_indexes(target) -%}
  {%- else -%}
    {%- set staged = make_temp_relation(target) -%}
    {%- call statement('stage') -%}{{ get_create_table_as_sql(true, staged, sql) }}{%- endcall -%}
    {%- set arguments = atoll__incremental_arguments(on_change, staged, existing, target) -%}
    {%- call statement('main') -%}{{ merge_sql(arguments) }}{%- endcall -%}
    {#- The connection lives on to the tenant's next models. -#}
    {%- call statement('drop_stage') -%}drop table if exists {{ staged }}{%- endcall -%}
  {%- endif -%}

  {%- do atoll__finish(target, existing, should_full_refresh()) -%}
  {%- do run_hooks(post_hooks, inside_transaction=false) -%}
  {{ return({'relations': [target]}) }}
{% endmaterialization %}

{# Another engine's form of partitions is refused, as dbt-duckdb refuses it. #}
{% macro atoll__duckdb_check_partitions() -%}
  {%- for name in ['partitioned_by', 'partition_by'] -%}
    {%- set said = config.get(name) -%}
    {%- if said is not none and said is not string and (said is mapping or said is not sequence) -%}
      {%- do exceptions.raise_compiler_error("'" ~ name ~ "' must be a column or a list of columns on DuckDB, not: " ~ said) -%}
    {%- endif -%}
  {%- endfor -%}
{%- endmacro %}

{# A key without a strategy means delete+insert, no key means append. #}
{% macro duckdb__get_incremental_default_sql(arg_dict) -%}
  {{ return(get_incremental_delete_insert_sql(arg_dict) if arg_dict['unique_key'] else get_incremental_append_sql(arg_dict)) }}
{%- endmacro %}

{# Replaces the window of the batch: [start, end) of the event time. #}
{% macro duckdb__get_incremental_microbatch_sql(arg_dict) -%}
  {%- set event_time = config.get('event_time') -%}
  {%- set columns = get_quoted_csv(arg_dict['dest_columns'] | map(attribute='name')) -%}
  {%- set window = [] -%}
  {%- if model.batch and model.batch.event_time_start -%}
    {%- do window.append(event_time ~ " >= '" ~ model.batch.event_time_start ~ "'") -%}
  {%- endif -%}
  {%- if model.batch and model.batch.event_time_end -%}
    {%- do window.append(event_time ~ " < '" ~ model.batch.event_time_end ~ "'") -%}
  {%- endif -%}
  {%- set where = ' where ' ~ window | join(' and ') if window else '' -%}
  delete from {{ arg_dict['target_relation'] }}{{ where }}
  {%- for predicate in atoll__as_list(arg_dict['incremental_predicates']) %}{{ ' and ' if where or not loop.first else ' where ' }}{{ predicate }}{% endfor %};
  insert into {{ arg_dict['target_relation'] }} ({{ columns }})
  select {{ columns }} from {{ arg_dict['temp_relation'] }}{{ where }}
{%- endmacro %}
