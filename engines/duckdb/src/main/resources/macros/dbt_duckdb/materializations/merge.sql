{# The merge strategy on DuckDB, with the settings for its clauses (merge_update_condition … merge_clauses). #}

{% macro duckdb__get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
  {%- do validate_merge_config(config, target) -%}
  {%- set clauses = config.get('merge_clauses') -%}
  {%- if not clauses -%}
    {%- set clauses = merge_clause_defaults(
        config.get('merge_update_condition'), config.get('merge_insert_condition'), config.get('merge_update_columns') or [],
        config.get('merge_exclude_columns') or [], config.get('merge_update_set_expressions') or {}) -%}
  {%- endif -%}
  {%- set matched = clauses.get('when_matched', [{'action': 'update'}]) if unique_key or config.get('merge_on_using_columns') else [] -%}
  merge into {{ target }} as DBT_INTERNAL_DEST
  using {{ source }} as DBT_INTERNAL_SOURCE
  {{ duckdb__merge_join_clause(unique_key, config.get('merge_on_using_columns'), incremental_predicates) }}
  {%- for clause in matched %}
  {{ atoll__duckdb_merge_clause('when matched', clause, dest_columns) }}
  {%- endfor %}
  {%- for clause in clauses.get('when_not_matched', [{'action': 'insert'}]) %}
  {{ atoll__duckdb_merge_clause('when not matched', clause, dest_columns) }}
  {%- endfor %}
  {%- if config.get('merge_returning_columns') %}
  returning {{ config.get('merge_returning_columns') | join(', ') }}
  {%- endif %}
{%- endmacro %}

{% macro duckdb__get_incremental_merge_sql(args_dict) -%}
  {{ return(default__get_incremental_merge_sql(args_dict)) }}
{%- endmacro %}

{# `using` reads shorter and is what merge_on_using_columns asks for; together with predicates only `on` can say it. #}
{% macro duckdb__merge_join_clause(unique_key, merge_on_using_columns, incremental_predicates) -%}
  {%- set predicates = normalize_incremental_predicates(incremental_predicates) -%}
  {%- if merge_on_using_columns and not predicates -%}
    using ({{ merge_on_using_columns | join(', ') }})
  {%- else -%}
    {%- set conditions = [] -%}
    {%- for key in merge_on_using_columns or atoll__as_list(unique_key) -%}
      {%- do conditions.append('DBT_INTERNAL_SOURCE.' ~ key ~ ' = DBT_INTERNAL_DEST.' ~ key) -%}
    {%- endfor -%}
    {#- Without a key no row matches another. -#}
    {%- if not conditions -%}{%- do conditions.append('false') -%}{%- endif -%}
    on ({{ (conditions + predicates) | join(') and (') }})
  {%- endif -%}
{%- endmacro %}

{% macro merge_clause_defaults(merge_update_condition, merge_insert_condition, merge_update_columns=[], merge_exclude_columns=[], merge_update_set_expressions={}) -%}
  {%- set update = {'action': 'update', 'mode': 'by_name'} -%}
  {%- if merge_update_columns or merge_exclude_columns or merge_update_set_expressions -%}
    {%- do update.update({'mode': 'explicit', 'update': {
        'include': merge_update_columns, 'exclude': merge_exclude_columns, 'set_expressions': merge_update_set_expressions}}) -%}
  {%- endif -%}
  {%- if merge_update_condition -%}{%- do update.update({'condition': merge_update_condition}) -%}{%- endif -%}
  {%- set insert = {'action': 'insert', 'mode': 'by_name'} -%}
  {%- if merge_insert_condition -%}{%- do insert.update({'condition': merge_insert_condition}) -%}{%- endif -%}
  {{ return({'when_matched': [update], 'when_not_matched': [insert]}) }}
{%- endmacro %}

{% macro atoll__duckdb_merge_clause(head, clause, dest_columns) -%}
  {{ head }}{{ ' by ' ~ clause.get('by') if clause.get('by') }}{{ ' and ' ~ clause.get('condition') if clause.get('condition') }} then {# -#}
  {%- if clause.action == 'update' and head == 'when not matched' -%}
    update set {{ atoll__duckdb_assignments(clause.get('set_expressions') or {}, []) }}
  {%- elif clause.action == 'update' and clause.get('mode') == 'explicit' -%}
    {%- set update = clause.get('update') or {} -%}
    {%- set expressions = update.get('set_expressions') or {} -%}
    {%- set chosen = get_merge_update_columns(update.get('include'), update.get('exclude'), dest_columns) -%}
    update set {{ atoll__duckdb_assignments(expressions, chosen) }}
  {%- elif clause.action == 'insert' and clause.get('mode') == 'explicit' -%}
    {%- set insert = clause.get('insert') or {} -%}
    insert ({{ insert.get('columns', []) | join(', ') }}) values ({{ insert.get('values', []) | join(', ') }})
  {%- elif clause.action in ['update', 'insert'] -%}
    {%- set star = 'set *' if clause.action == 'update' else '*' -%}
    {{ clause.action }} {{ {'by_name': 'by name', 'by_position': 'by position', 'star': star}[clause.get('mode', 'by_name')] }}
  {%- elif clause.action == 'error' -%}
    error {{ "'" ~ escape_single_quotes(clause.error_message) ~ "'" if clause.get('error_message') }}
  {%- else -%}
    {{ clause.action | replace('_', ' ') }}
  {%- endif -%}
{%- endmacro %}

{# Expressions first; a column that has one is not copied as well. #}
{% macro atoll__duckdb_assignments(expressions, columns) -%}
  {%- set parts = [] -%}
  {%- set named = expressions.keys() | map('lower') | list -%}
  {%- for column, expression in expressions.items() -%}{%- do parts.append(column ~ ' = ' ~ expression) -%}{%- endfor -%}
  {%- for column in columns if column.strip('"') | lower not in named -%}
    {%- do parts.append(column ~ ' = DBT_INTERNAL_SOURCE.' ~ column) -%}
  {%- endfor -%}
  {{ parts | join(', ') }}
{%- endmacro %}

{% macro normalize_incremental_predicates(incremental_predicates) -%}
  {{ return(atoll__as_list(incremental_predicates)) }}
{%- endmacro %}
