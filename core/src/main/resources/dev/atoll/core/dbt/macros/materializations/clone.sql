{# `clone`: a relation made from the same one in another environment. #}

{% macro can_clone_table() -%}
  {{ return(adapter.dispatch('can_clone_table', 'dbt')()) }}
{%- endmacro %}

{% macro default__can_clone_table() -%}
  {{ return(false) }}
{%- endmacro %}

{% macro create_or_replace_clone(this_relation, defer_relation) -%}
  {{ return(adapter.dispatch('create_or_replace_clone', 'dbt')(this_relation, defer_relation)) }}
{%- endmacro %}

{% macro default__create_or_replace_clone(this_relation, defer_relation) -%}
  create or replace table {{ this_relation.render() }} clone {{ defer_relation.render() }}
{%- endmacro %}

{# Where the engine cannot clone a table, a view of the other stands for it. #}
{% materialization clone, default %}
  {%- set existing = load_cached_relation(this) -%}
  {%- if not defer_relation -%}
    {%- do log('nothing to clone ' ~ this ~ ' from') -%}
    {{ return({'relations': []}) }}
  {%- endif -%}
  {%- if existing is not none and not flags.FULL_REFRESH -%}
    {%- do log(this ~ ' exists and is left as it is') -%}
    {{ return({'relations': [existing]}) }}
  {%- endif -%}

  {#- A drop begins no transaction of its own, and nobody may see the relation missing. -#}
  {%- do adapter.atoll_begin() -%}
  {%- set other = load_cached_relation(defer_relation) -%}
  {%- if other is not none and other.type == 'table' and can_clone_table() -%}
    {%- set target = this.incorporate(type='table') -%}
    {%- if existing is not none and not existing.is_table -%}{%- do drop_relation_if_exists(existing) -%}{%- endif -%}
    {%- call statement('main') -%}{{ create_or_replace_clone(target, defer_relation) }}{%- endcall -%}
  {%- else -%}
    {%- set target = this.incorporate(type='view') -%}
    {%- do drop_relation_if_exists(existing) -%}
    {%- call statement('main') -%}{{ get_create_view_as_sql(target, 'select * from ' ~ defer_relation.render()) }}{%- endcall -%}
  {%- endif -%}
  {%- do apply_grants(target, config.get('grants'), should_revoke=should_revoke(existing, full_refresh_mode=true)) -%}
  {%- do persist_docs(target, model) -%}
  {%- do adapter.commit() -%}
  {{ return({'relations': [target]}) }}
{% endmaterialization %}
