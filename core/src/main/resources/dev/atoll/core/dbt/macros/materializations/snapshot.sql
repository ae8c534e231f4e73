{# A table that keeps every version of a row: the materialisation, and the rows it adds and closes. #}

{% materialization snapshot, default %}
  {%- set existing = load_cached_relation(this) -%}
  {%- set target = this.incorporate(type='table') -%}
  {%- if existing is not none and not existing.is_table -%}
    {%- do exceptions.relation_wrong_type(existing, 'table') -%}
  {%- endif -%}

  {%- do run_hooks(pre_hooks, inside_transaction=false) -%}
  {%- do run_hooks(pre_hooks, inside_transaction=true) -%}

  {%- set strategy_macro = strategy_dispatch(config.get('strategy')) -%}
  {%- set strategy = strategy_macro(model, 'snapshotted_data', 'source_data', model['config'], existing is not none) -%}
  {%- if existing is none -%}
    {%- set staged = none -%}
    {%- call statement('main') -%}
      {{ create_table_as(false, target, build_snapshot_table(strategy, model['compiled_code'])) }}
    {%- endcall -%}
    {%- do create_indexes(target) -%}
  {%- else -%}
    {%- set before = adapter.get_columns_in_relation(target) -%}
    {%- do atoll__check_snapshot_table(target, before, strategy) -%}
    {%- set staged = build_snapshot_staging_table(strategy, model['compiled_code'], target) -%}
    {%- do adapter.expand_target_column_types(from_relation=staged, to_relation=target) -%}
    {%- set found = atoll__snapshot_columns(adapter.get_columns_in_relation(staged)) -%}
    {%- set added = diff_columns(found, before) -%}
    {%- if added -%}{%- do create_columns(target, added) -%}{%- endif -%}
    {%- call statement('main') -%}
      {{ snapshot_merge_sql(target=target, source=staged, insert_cols=found | map(attribute='quoted') | list) }}
    {%- endcall -%}
  {%- endif -%}

  {%- do atoll__finish(target, existing, false) -%}
  {%- if staged is not none -%}{%- do post_snapshot(staged) -%}{%- endif -%}
  {%- do run_hooks(post_hooks, inside_transaction=false) -%}
  {{ return({'relations': [target]}) }}
{% endmaterialization %}

{# What is staged beyond the table's own columns begins with dbt_unique_key, or is the kind of the change. #}
{% macro atoll__snapshot_columns(staged_columns) -%}
  {%- set kept = [] -%}
  {%- for column in staged_columns -%}
    {%- set name = column.name | lower -%}
    {%- if name != 'dbt_change_type' and not name.startswith('dbt_unique_key') -%}{%- do kept.append(column) -%}{%- endif -%}
  {%- endfor -%}
  {{ return(kept) }}
{%- endmacro %}

{% macro atoll__check_snapshot_table(target, target_columns, strategy) -%}
  {%- set names = get_snapshot_table_column_names() -%}
  {%- set present = target_columns | map(attribute='name') | map('lower') | list -%}
  {%- set lacking = [] -%}
  {%- for name in [names.dbt_scd_id, names.dbt_valid_from, names.dbt_valid_to]
        + ([names.dbt_is_deleted] if strategy.hard_deletes == 'new_record' else []) if name | lower not in present -%}
    {%- do lacking.append(name) -%}
  {%- endfor -%}
  {%- if lacking -%}
    {%- do exceptions.raise_compiler_error(target ~ ' is no snapshot table of this configuration: it has no column '
        ~ lacking | join(', ') ~ '. Rename or drop it, or set snapshot_meta_column_names.') -%}
  {%- endif -%}
{%- endmacro %}

{% macro get_snapshot_table_column_names() -%}
  {%- set names = {
    'dbt_valid_to': 'dbt_valid_to', 'dbt_valid_from': 'dbt_valid_from', 'dbt_scd_id': 'dbt_scd_id',
    'dbt_updated_at': 'dbt_updated_at', 'dbt_is_deleted': 'dbt_is_deleted',
  } -%}
  {%- set chosen = config.get('snapshot_table_column_names') or config.get('snapshot_meta_column_names') or {} -%}
  {%- for key in names.keys() | list if chosen.get(key) -%}{%- do names.update({key: chosen.get(key)}) -%}{%- endfor -%}
  {{ return(names) }}
{%- endmacro %}

{% macro build_snapshot_table(strategy, sql) -%}
  {{ adapter.dispatch('build_snapshot_table', 'dbt')(strategy, sql) }}
{%- endmacro %}

{# The first state: every row is current. #}
{% macro default__build_snapshot_table(strategy, sql) -%}
  {%- set names = get_snapshot_table_column_names() -%}
  select *,
    {{ strategy.scd_id }} as {{ names.dbt_scd_id }},
    {{ strategy.updated_at }} as {{ names.dbt_updated_at }},
    {{ strategy.updated_at }} as {{ names.dbt_valid_from }},
    {{ get_dbt_valid_to_current(strategy, names) }}
    {{- ",\n    'False' as " ~ names.dbt_is_deleted if strategy.hard_deletes == 'new_record' }}
  from (
    {{ sql }}
  ) as snapshot_query
{%- endmacro %}

{# The end of a current row, as a column of a time's type also where it is null. #}
{% macro get_dbt_valid_to_current(strategy, columns) -%}
  case when 1 = 0 then {{ strategy.updated_at }} else {{ config.get('dbt_valid_to_current') or 'null' }} end as {{ columns.dbt_valid_to }}
{%- endmacro %}

{# Stages the changes in a temporary table; answers it. #}
{% macro build_snapshot_staging_table(strategy, sql, target_relation) -%}
  {%- set staged = make_temp_relation(target_relation) -%}
  {%- call statement('build_snapshot_staging_relation') -%}
    {{ create_table_as(true, staged, snapshot_staging_table(strategy, sql, target_relation)) }}
  {%- endcall -%}
  {{ return(staged) }}
{%- endmacro %}

{% macro snapshot_staging_table(strategy, source_sql, target_relation) -%}
  {{ adapter.dispatch('snapshot_staging_table', 'dbt')(strategy, source_sql, target_relation) }}
{%- endmacro %}

{# Joins the query with the current rows once and turns each pair into the changes it asks for, by dbt_change_type:
   `insert` is a row to add, `update` and `delete` name by its scd id the current row to close and when. #}
{% macro default__snapshot_staging_table(strategy, source_sql, target_relation) -%}
  {%- set names = get_snapshot_table_column_names() -%}
  {%- set key = strategy.unique_key -%}
  {%- set current_end = config.get('dbt_valid_to_current') -%}
  {%- set finds_deletes = strategy.hard_deletes in ['invalidate', 'new_record'] -%}
  {%- set records_deletes = strategy.hard_deletes == 'new_record' -%}
  {%- set not_marked = 'snapshotted_data.' ~ names.dbt_is_deleted ~ " is distinct from 'True'" -%}
  with source_data as (
    select *,
      {{ unique_key_fields(key) }},
      {{ strategy.updated_at }} as {{ names.dbt_updated_at }},
      {{ strategy.updated_at }} as {{ names.dbt_valid_from }},
      {{ strategy.scd_id }} as dbt_unique_key_new_scd
    from (
      {{ source_sql }}
    ) as snapshot_query
  ),
  snapshotted_data as (
    select *, {{ unique_key_fields(key) }}
    from {{ target_relation }}
    where {{ atoll__is_current(names.dbt_valid_to) }}
  ),
  pairs as (
    select source_data.*, snapshotted_data.{{ names.dbt_scd_id }} as dbt_unique_key_old_scd
    from source_data {{ 'full' if finds_deletes else 'left' }} join snapshotted_data
      on {{ unique_key_join_on(key, 'snapshotted_data', 'source_data') }}
    where case
      when snapshotted_data.{{ names.dbt_scd_id }} is null then 1 = 1
      when source_data.dbt_unique_key_new_scd is null then {{ not_marked if records_deletes else '1 = 1' }}
      else ({{ strategy.row_changed }}){{ ' or not (' ~ not_marked ~ ')' if records_deletes }}
    end
  )
  select kinds.dbt_change_type, pairs.*,
    case kinds.dbt_change_type
      when 'insert' then {{ current_end or 'null' }}
      when 'update' then pairs.{{ names.dbt_updated_at }}
      else {{ snapshot_get_time() }}
    end as {{ names.dbt_valid_to }},
    case kinds.dbt_change_type
      when 'insert' then pairs.dbt_unique_key_new_scd else pairs.dbt_unique_key_old_scd
    end as {{ names.dbt_scd_id }}
    {{- ",\n    'False' as " ~ names.dbt_is_deleted if records_deletes }}
  from pairs
  join (
    select 'insert' as dbt_change_type union all select 'update' union all select 'delete'
  ) as kinds on case kinds.dbt_change_type
    when 'insert' then pairs.dbt_unique_key_new_scd is not null
    when 'update' then pairs.dbt_unique_key_new_scd is not null and pairs.dbt_unique_key_old_scd is not null
    else pairs.dbt_unique_key_new_scd is null
  end
  {%- if records_deletes %}
  union all
  {{ atoll__snapshot_deletion_records(strategy, source_sql, target_relation, names, not_marked) }}
  {%- endif %}
{%- endmacro %}

{# One more row for each that is gone, marked as deleted and current from now on. #}
{% macro atoll__snapshot_deletion_records(strategy, source_sql, target_relation, names, not_marked) -%}
  {%- set present = adapter.get_columns_in_relation(target_relation) | map(attribute='name') | map('lower') | list -%}
  select 'insert' as dbt_change_type
  {%- for column in get_column_schema_from_query(source_sql) -%}
    , {{ 'snapshotted_data.' ~ adapter.quote(column.name) if column.name | lower in present else 'null' }}
  {%- endfor -%}
  {%- for key in atoll__as_list(strategy.unique_key) -%}
    , snapshotted_data.dbt_unique_key{{ '' if strategy.unique_key is string else '_' ~ loop.index }}
  {%- endfor %},
    {{ snapshot_get_time() }}, {{ snapshot_get_time() }}, null, null, snapshotted_data.{{ names.dbt_valid_to }},
    {{ snapshot_hash_arguments([names.dbt_scd_id, snapshot_get_time()]) }}, 'True'
  from snapshotted_data
  where {{ not_marked }} and not exists (
    select 1 from source_data where {{ unique_key_join_on(strategy.unique_key, 'snapshotted_data', 'source_data') }}
  )
{%- endmacro %}

{# Whether a row is current: open, or open until the configured last day. #}
{% macro atoll__is_current(valid_to) -%}
  {%- set current_end = config.get('dbt_valid_to_current') -%}
  {{ '(' ~ valid_to ~ ' is null' ~ (' or ' ~ valid_to ~ ' = ' ~ current_end if current_end else '') ~ ')' }}
{%- endmacro %}

{% macro snapshot_merge_sql(target, source, insert_cols) -%}
  {{ adapter.dispatch('snapshot_merge_sql', 'dbt')(target, source, insert_cols) }}
{%- endmacro %}

{% macro default__snapshot_merge_sql(target, source, insert_cols) -%}
  {%- set names = get_snapshot_table_column_names() -%}
  merge into {{ target.render() }} as DBT_INTERNAL_DEST
  using {{ source }} as DBT_INTERNAL_SOURCE
  on DBT_INTERNAL_SOURCE.{{ names.dbt_scd_id }} = DBT_INTERNAL_DEST.{{ names.dbt_scd_id }}
  when matched and {{ atoll__is_current('DBT_INTERNAL_DEST.' ~ names.dbt_valid_to) }}
    and DBT_INTERNAL_SOURCE.dbt_change_type in ('update', 'delete')
    then update set {{ names.dbt_valid_to }} = DBT_INTERNAL_SOURCE.{{ names.dbt_valid_to }}
  when not matched and DBT_INTERNAL_SOURCE.dbt_change_type = 'insert'
    then insert ({{ insert_cols | join(', ') }}) values ({{ insert_cols | join(', ') }})
{%- endmacro %}

{% macro create_columns(relation, columns) -%}
  {%- do adapter.dispatch('create_columns', 'dbt')(relation, columns) -%}
{%- endmacro %}

{% macro default__create_columns(relation, columns) -%}
  {%- for column in columns -%}
    {%- call statement() -%}alter table {{ relation.render() }} add column {{ column.quoted }} {{ column.expanded_data_type }}{%- endcall -%}
  {%- endfor -%}
{%- endmacro %}

{# For what an engine wants to do after a snapshot is committed. #}
{% macro post_snapshot(staging_relation) -%}
  {%- do adapter.dispatch('post_snapshot', 'dbt')(staging_relation) -%}
{%- endmacro %}

{% macro default__post_snapshot(staging_relation) -%}
{%- endmacro %}
