{# What happens when an incremental model's query has other columns than its table. #}

{% macro incremental_validate_on_schema_change(on_schema_change, default='ignore') -%}
  {%- if on_schema_change in ['ignore', 'fail', 'append_new_columns', 'sync_all_columns'] -%}
    {{ return(on_schema_change) }}
  {%- endif -%}
  {%- if on_schema_change is not none and on_schema_change is defined -%}
    {%- do log('on_schema_change is ' ~ on_schema_change ~ ', which is none of ignore, fail, append_new_columns, sync_all_columns; '
        ~ 'taken as ' ~ default) -%}
  {%- endif -%}
  {{ return(default) }}
{%- endmacro %}

{% macro process_schema_changes(on_schema_change, source_relation, target_relation) -%}
  {{ return(adapter.dispatch('process_schema_changes', 'dbt')(on_schema_change, source_relation, target_relation)) }}
{%- endmacro %}

{# Answers the columns to insert; nothing for `ignore`, where they are the target's. #}
{% macro default__process_schema_changes(on_schema_change, source_relation, target_relation) -%}
  {%- if on_schema_change == 'ignore' -%}{{ return({}) }}{%- endif -%}
  {%- set changes = check_for_schema_changes(source_relation, target_relation) -%}
  {%- if changes['schema_changed'] -%}
    {%- if on_schema_change == 'fail' -%}
      {%- do exceptions.raise_compiler_error(
          'the query has other columns than ' ~ target_relation ~ ' and on_schema_change is fail.'
          ~ '\n  only in the query: ' ~ changes['source_not_in_target'] | map(attribute='name') | join(', ')
          ~ '\n  only in the table: ' ~ changes['target_not_in_source'] | map(attribute='name') | join(', ')
          ~ '\n  of another type: ' ~ changes['new_target_types'] | map(attribute='column_name') | join(', ')
          ~ '\nRun with --full-refresh to rebuild the table, or choose append_new_columns or sync_all_columns.') -%}
    {%- endif -%}
    {%- do sync_column_schemas(on_schema_change, target_relation, changes) -%}
  {%- endif -%}
  {{ return(changes['source_columns']) }}
{%- endmacro %}

{% macro check_for_schema_changes(source_relation, target_relation) -%}
  {{ return(adapter.dispatch('check_for_schema_changes', 'dbt')(source_relation, target_relation)) }}
{%- endmacro %}

{% macro default__check_for_schema_changes(source_relation, target_relation) -%}
  {%- set wanted = adapter.get_columns_in_relation(source_relation) -%}
  {%- set present = adapter.get_columns_in_relation(target_relation) -%}
  {%- set added = diff_columns(wanted, present) -%}
  {%- set gone = diff_columns(present, wanted) -%}
  {%- set retyped = diff_column_data_types(wanted, present) -%}
  {{ return({
    'schema_changed': (added or gone or retyped) | length > 0,
    'source_not_in_target': added,
    'target_not_in_source': gone,
    'source_columns': wanted,
    'target_columns': present,
    'new_target_types': retyped,
  }) }}
{%- endmacro %}

{% macro sync_column_schemas(on_schema_change, target_relation, schema_changes_dict) -%}
  {{ return(adapter.dispatch('sync_column_schemas', 'dbt')(on_schema_change, target_relation, schema_changes_dict)) }}
{%- endmacro %}

{% macro default__sync_column_schemas(on_schema_change, target_relation, schema_changes_dict) -%}
  {%- set added = schema_changes_dict['source_not_in_target'] -%}
  {%- if on_schema_change == 'append_new_columns' -%}
    {%- if added -%}{%- do alter_relation_add_remove_columns(target_relation, added, none) -%}{%- endif -%}
  {%- elif on_schema_change == 'sync_all_columns' -%}
    {%- set gone = schema_changes_dict['target_not_in_source'] -%}
    {%- if added or gone -%}{%- do alter_relation_add_remove_columns(target_relation, added, gone) -%}{%- endif -%}
    {%- for change in schema_changes_dict['new_target_types'] -%}
      {%- do alter_column_type(target_relation, change['column_name'], change['new_type']) -%}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro %}

{# The columns of the first that the second lacks. #}
{% macro diff_columns(source_columns, target_columns) -%}
  {%- set known = target_columns | map(attribute='column') | list -%}
  {%- set missing = [] -%}
  {%- for column in source_columns if column.column not in known -%}{%- do missing.append(column) -%}{%- endfor -%}
  {{ return(missing) }}
{%- endmacro %}

{% macro diff_column_data_types(source_columns, target_columns) -%}
  {{ return(adapter.dispatch('diff_column_data_types', 'dbt')(source_columns, target_columns)) }}
{%- endmacro %}

{# A wider form of the same type is no change here: expand_target_column_types sees to it. #}
{% macro default__diff_column_data_types(source_columns, target_columns) -%}
  {%- set present = {} -%}
  {%- for column in target_columns -%}{%- do present.update({column.name: column}) -%}{%- endfor -%}
  {%- set changed = [] -%}
  {%- for column in source_columns if column.name in present -%}
    {%- set old = present[column.name] -%}
    {%- if column.data_type != old.data_type and not old.can_expand_to(other_column=column) -%}
      {%- do changed.append({'column_name': old.name, 'new_type': column.data_type}) -%}
    {%- endif -%}
  {%- endfor -%}
  {{ return(changed) }}
{%- endmacro %}
