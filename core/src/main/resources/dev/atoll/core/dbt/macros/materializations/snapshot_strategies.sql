{# How a snapshot sees that a row has changed. A project adds its own as `snapshot_<name>_strategy`, same arguments. #}

{# The macro of a strategy: `name`, or `package.name`. #}
{% macro strategy_dispatch(name) -%}
  {%- set parts = name.split('.') -%}
  {%- set wanted = 'snapshot_' ~ parts[-1] ~ '_strategy' -%}
  {%- set scope = context if parts | length == 1 else context.get(parts[0]) -%}
  {%- if scope is none or scope is undefined or wanted not in scope -%}
    {%- do exceptions.raise_compiler_error('no snapshot strategy ' ~ name ~ ': there is no macro ' ~ wanted
        ~ (' in package ' ~ parts[0] if parts | length > 1 else '')) -%}
  {%- endif -%}
  {{ return(scope[wanted]) }}
{%- endmacro %}

{# A row has changed when its own time of change is later than the current version's beginning. #}
{% macro snapshot_timestamp_strategy(node, snapshotted_rel, current_rel, model_config, target_exists) -%}
  {%- set names = get_snapshot_table_column_names() -%}
  {%- set updated_at = config.get('updated_at') -%}
  {%- set changed = snapshotted_rel ~ '.' ~ names.dbt_valid_from ~ ' < ' ~ current_rel ~ '.' ~ updated_at -%}
  {{ return(atoll__strategy(updated_at, '(' ~ changed ~ ')')) }}
{%- endmacro %}

{# A row has changed when one of the watched columns has, or when one of them is new to the table. #}
{% macro snapshot_check_strategy(node, snapshotted_rel, current_rel, model_config, target_exists) -%}
  {%- set watched = config.get('check_cols') -%}
  {%- if watched != 'all' and (not watched or watched is string) -%}
    {%- do exceptions.raise_compiler_error("check_cols must be a list of columns or 'all'") -%}
  {%- endif -%}
  {%- set found = snapshot_check_all_get_existing_columns(node, target_exists, watched) -%}
  {%- set conditions = ['1 = 1'] if found[0] else [] -%}
  {%- if not found[0] -%}
    {%- for column in found[1] -%}
      {%- do conditions.append(snapshotted_rel ~ '.' ~ column ~ ' is distinct from ' ~ current_rel ~ '.' ~ column) -%}
    {%- endfor -%}
  {%- endif -%}
  {{ return(atoll__strategy(config.get('updated_at') or snapshot_get_time(), '(' ~ (conditions | join(' or ') or '1 = 0') ~ ')')) }}
{%- endmacro %}

{# Answers whether the query has a watched column that the table lacks, and the watched columns it has, quoted. #}
{% macro snapshot_check_all_get_existing_columns(node, target_exists, check_cols_config) -%}
  {%- if not target_exists -%}{{ return([false, []]) }}{%- endif -%}
  {%- set present = adapter.get_columns_in_relation(load_cached_relation(this)) | map(attribute='name') | map('lower') | list -%}
  {%- if check_cols_config == 'all' -%}
    {%- set watched = get_column_schema_from_query(node['compiled_code']) | map(attribute='name') | list -%}
  {%- else -%}
    {%- set watched = check_cols_config -%}
  {%- endif -%}
  {%- set known = [] -%}
  {%- for name in watched if name | lower in present -%}{%- do known.append(adapter.quote(name)) -%}{%- endfor -%}
  {{ return([known | length < watched | length, known]) }}
{%- endmacro %}

{% macro atoll__strategy(updated_at, row_changed) -%}
  {%- set key = config.get('unique_key') -%}
  {%- set deletes = config.get('hard_deletes') or ('invalidate' if config.get('invalidate_hard_deletes') else 'ignore') -%}
  {{ return({
    'unique_key': key,
    'updated_at': updated_at,
    'row_changed': row_changed,
    'scd_id': snapshot_hash_arguments(atoll__as_list(key) + [updated_at]),
    'invalidate_hard_deletes': deletes == 'invalidate',
    'hard_deletes': deletes,
  }) }}
{%- endmacro %}

{% macro snapshot_hash_arguments(args) -%}
  {{ adapter.dispatch('snapshot_hash_arguments', 'dbt')(args) }}
{%- endmacro %}

{# The text that is hashed is part of what a snapshot table holds: each value as text, nulls empty, bars between. #}
{% macro default__snapshot_hash_arguments(args) -%}
  {%- set texts = [] -%}
  {%- for arg in args -%}{%- do texts.append('coalesce(cast(' ~ arg ~ " as varchar), '')") -%}{%- endfor -%}
  md5({{ texts | join(" || '|' || ") }})
{%- endmacro %}

{# A unique key is one expression or a list of them; inside the staging query they are columns. #}
{% macro unique_key_fields(unique_key) -%}
  {%- if unique_key is string -%}
    {{ unique_key }} as dbt_unique_key
  {%- else -%}
    {%- for key in unique_key -%}{{ ', ' if not loop.first }}{{ key }} as dbt_unique_key_{{ loop.index }}{%- endfor -%}
  {%- endif -%}
{%- endmacro %}

{% macro unique_key_join_on(unique_key, identifier, from_identifier) -%}
  {%- if unique_key is string -%}
    {{ identifier }}.dbt_unique_key = {{ from_identifier }}.dbt_unique_key
  {%- else -%}
    {%- for key in unique_key -%}
      {{ ' and ' if not loop.first }}{{ identifier }}.dbt_unique_key_{{ loop.index }} = {{ from_identifier }}.dbt_unique_key_{{ loop.index }}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro %}

{% macro unique_key_is_null(unique_key, identifier) -%}
  {{ identifier }}.dbt_unique_key{{ '' if unique_key is string else '_1' }} is null
{%- endmacro %}

{% macro unique_key_is_not_null(unique_key, identifier) -%}
  {{ identifier }}.dbt_unique_key{{ '' if unique_key is string else '_1' }} is not null
{%- endmacro %}

{# Warns where the times of the query and the time of the snapshot are of different types. Atoll's own materialisation does
   not ask, which saves two statements a snapshot; it is here for projects that do. #}
{% macro check_time_data_types(sql) -%}
  {%- set own = get_updated_at_column_data_type(sql) -%}
  {%- set clock = get_snapshot_get_time_data_type() -%}
  {%- if own is not none and clock is not none and own != clock -%}
    {%- do exceptions.warn_snapshot_timestamp_data_types(clock, own) -%}
  {%- endif -%}
{%- endmacro %}

{% macro get_updated_at_column_data_type(snapshot_sql) -%}
  {%- set wanted = get_snapshot_table_column_names().dbt_updated_at | lower -%}
  {%- for column in get_column_schema_from_query(snapshot_sql) if column.column | lower == wanted -%}
    {{ return(column.dtype) }}
  {%- endfor -%}
  {{ return(none) }}
{%- endmacro %}

{% macro get_true_sql() -%}
  {{ adapter.dispatch('get_true_sql', 'dbt')() }}
{%- endmacro %}

{% macro default__get_true_sql() -%}
  {{ return('TRUE') }}
{%- endmacro %}
