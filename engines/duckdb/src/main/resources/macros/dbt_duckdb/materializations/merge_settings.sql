{# Checks the settings of the merge strategy and reports all that is wrong with them at once. #}

{% macro validate_merge_config(config, target_relation=none) -%}
  {%- set errors = [] -%}
  {%- for name in ['merge_update_condition', 'merge_insert_condition'] -%}
    {%- do validate_string_field(config.get(name), name, errors) -%}
  {%- endfor -%}
  {%- for name in ['merge_on_using_columns', 'merge_returning_columns', 'merge_update_columns', 'merge_exclude_columns'] -%}
    {%- do validate_string_list_field(config.get(name), name, errors) -%}
  {%- endfor -%}
  {%- do validate_dict_field(config.get('merge_update_set_expressions'), 'merge_update_set_expressions', errors) -%}
  {%- do validate_merge_clauses(config, [
      'merge_update_condition', 'merge_insert_condition', 'merge_update_columns', 'merge_exclude_columns',
      'merge_update_set_expressions'], errors) -%}
  {%- if errors -%}
    {%- do exceptions.raise_compiler_error('the merge settings are wrong:\n  ' ~ errors | join('\n  ')) -%}
  {%- endif -%}
{%- endmacro %}

{% macro validate_merge_clauses(config, base_configuration_fields, errors) -%}
  {%- set clauses = config.get('merge_clauses') -%}
  {%- if clauses is none -%}{{ return('') }}{%- endif -%}
  {%- for name in base_configuration_fields if config.get(name) -%}
    {%- do errors.append(name ~ ' has no effect beside merge_clauses: say it there, or remove one of them') -%}
  {%- endfor -%}
  {%- if clauses is not mapping or not (clauses.get('when_matched') or clauses.get('when_not_matched')) -%}
    {%- do errors.append('merge_clauses must be a mapping with when_matched, when_not_matched or both') -%}
  {%- else -%}
    {%- do validate_merge_clause_list(clauses, 'when_matched', errors) -%}
    {%- do validate_merge_clause_list(clauses, 'when_not_matched', errors) -%}
  {%- endif -%}
{%- endmacro %}

{% macro validate_merge_clause_list(merge_clauses, clause_type, errors) -%}
  {%- set clauses = merge_clauses.get(clause_type, []) -%}
  {%- if clauses is mapping or clauses is string or clauses is not iterable -%}
    {%- do errors.append('merge_clauses.' ~ clause_type ~ ' must be a list') -%}
    {{ return('') }}
  {%- endif -%}
  {%- set actions = ['update', 'delete', 'do_nothing', 'error'] + (['insert'] if clause_type == 'when_not_matched' else []) -%}
  {%- for clause in clauses -%}
    {%- set place = 'merge_clauses.' ~ clause_type ~ '[' ~ loop.index0 ~ ']' -%}
    {%- if clause is not mapping or clause.get('action') not in actions -%}
      {%- do errors.append(place ~ ' needs an action, one of ' ~ actions | join(', ')) -%}
    {%- elif clause.get('mode', 'by_name') not in ['by_name', 'by_position', 'star', 'explicit'] -%}
      {%- do errors.append(place ~ '.mode must be by_name, by_position, star or explicit') -%}
    {%- endif -%}
  {%- endfor -%}
{%- endmacro %}

{% macro validate_string_field(field_value, field_name, errors) -%}
  {%- if field_value is not none and field_value is not string -%}{%- do errors.append(field_name ~ ' must be a string') -%}{%- endif -%}
{%- endmacro %}

{% macro validate_string_list_field(field_value, field_name, errors) -%}
  {%- if field_value is none -%}{{ return('') }}{%- endif -%}
  {%- if field_value is string or field_value is mapping or field_value is not iterable -%}
    {%- do errors.append(field_name ~ ' must be a list') -%}
  {%- elif field_value | reject('string') | list -%}
    {%- do errors.append(field_name ~ ' must hold strings only') -%}
  {%- endif -%}
{%- endmacro %}

{% macro validate_dict_field(field_value, field_name, errors) -%}
  {%- if field_value is not none and field_value is not mapping -%}{%- do errors.append(field_name ~ ' must be a mapping') -%}{%- endif -%}
{%- endmacro %}
