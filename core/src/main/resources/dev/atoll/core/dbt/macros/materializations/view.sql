{# A model as a view, and the older entry points that projects call for it. #}

{# One for every engine, as in dbt: a project's own of this name takes its place on all of them. #}
{% materialization view, default %}
  {{ return(adapter.dispatch('atoll__build_view', 'dbt')()) }}
{% endmaterialization %}

{% macro default__atoll__build_view() -%}
  {%- set existing = load_cached_relation(this) -%}
  {%- set target = this.incorporate(type='view') -%}
  {%- set fresh = make_intermediate_relation(target) -%}

  {%- do atoll__clear_swap(target) -%}
  {%- do run_hooks(pre_hooks, inside_transaction=false) -%}
  {%- do run_hooks(pre_hooks, inside_transaction=true) -%}

  {%- call statement('main') -%}{{ get_create_view_as_sql(fresh, sql) }}{%- endcall -%}
  {%- set retired = atoll__swap(existing, fresh, target) -%}

  {%- do atoll__finish(target, existing, true) -%}
  {%- do drop_relation_if_exists(retired) -%}
  {%- do run_hooks(post_hooks, inside_transaction=false) -%}
  {{ return({'relations': [target]}) }}
{%- endmacro %}

{# For materialisations of projects whose engine has `create or replace view`. #}
{% macro create_or_replace_view() -%}
  {%- set existing = load_cached_relation(this) -%}
  {%- set target = this.incorporate(type='view') -%}
  {%- do run_hooks(pre_hooks) -%}
  {%- if existing is not none and not existing.is_view -%}
    {%- do handle_existing_table(should_full_refresh(), existing) -%}
  {%- endif -%}
  {%- call statement('main') -%}{{ get_create_view_as_sql(target, sql) }}{%- endcall -%}
  {%- do apply_grants(target, config.get('grants'), should_revoke=should_revoke(existing, full_refresh_mode=true)) -%}
  {%- do run_hooks(post_hooks) -%}
  {{ return({'relations': [target]}) }}
{%- endmacro %}

{% macro handle_existing_table(full_refresh, old_relation) -%}
  {%- do adapter.dispatch('handle_existing_table', 'dbt')(full_refresh, old_relation) -%}
{%- endmacro %}

{% macro default__handle_existing_table(full_refresh, old_relation) -%}
  {%- do log('dropping ' ~ old_relation ~ ', a ' ~ old_relation.type ~ ', to make room for a view') -%}
  {%- do adapter.drop_relation(old_relation) -%}
{%- endmacro %}
