{# A model that is built once and then added to. #}

{% materialization incremental, default %}
  {%- set existing = load_cached_relation(this) -%}
  {%- set target = this.incorporate(type='table') -%}
  {%- set on_change = incremental_validate_on_schema_change(config.get('on_schema_change'), default='ignore') -%}
  {%- set merge_sql = adapter.get_incremental_strategy_macro(context, config.get('incremental_strategy') or 'default') -%}
  {%- set rebuild = existing is none or existing.is_view or should_full_refresh() -%}
  {%- set leftovers = [] -%}

  {%- do atoll__clear_swap(target) -%}
  {%- do run_hooks(pre_hooks, inside_transaction=false) -%}
  {%- do run_hooks(pre_hooks, inside_transaction=true) -%}

  {%- if rebuild -%}
    {%- set fresh = target if existing is none else make_intermediate_relation(target) -%}
    {%- call statement('main') -%}{{ get_create_table_as_sql(false, fresh, sql) }}{%- endcall -%}
    {%- do create_indexes(fresh) -%}
    {%- if existing is not none -%}{%- do leftovers.append(atoll__swap(existing, fresh, target)) -%}{%- endif -%}
  {%- else -%}
    {%- set staged = make_temp_relation(target) -%}
    {%- do leftovers.append(staged) -%}
    {%- call statement('stage') -%}{{ get_create_table_as_sql(true, staged, sql) }}{%- endcall -%}
    {%- if not (config.get('contract') and config.get('contract').enforced) -%}
      {%- do adapter.expand_target_column_types(from_relation=staged, to_relation=target) -%}
    {%- endif -%}
    {%- set arguments = atoll__incremental_arguments(on_change, staged, existing, target) -%}
    {%- call statement('main') -%}{{ merge_sql(arguments) }}{%- endcall -%}
  {%- endif -%}

  {%- do atoll__finish(target, existing, should_full_refresh()) -%}
  {%- for relation in leftovers -%}{%- do drop_relation_if_exists(relation) -%}{%- endfor -%}
  {%- do run_hooks(post_hooks, inside_transaction=false) -%}
  {{ return({'relations': [target]}) }}
{% endmaterialization %}

{# Brings the target's columns in line as the model asks for, and names the parts a strategy macro works with. #}
{% macro atoll__incremental_arguments(on_change, staged, existing, target) -%}
  {%- set columns = process_schema_changes(on_change, staged, existing) or adapter.get_columns_in_relation(existing) -%}
  {{ return({
    'target_relation': target,
    'temp_relation': staged,
    'unique_key': config.get('unique_key'),
    'dest_columns': columns,
    'incremental_predicates': config.get('predicates') or config.get('incremental_predicates'),
  }) }}
{%- endmacro %}
