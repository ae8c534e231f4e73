{# Steps that the materialisations of tables and views have in common; the names are Atoll's own. #}

{# Puts a relation built beside into the place of the one before, within the open transaction, so that a reader sees the
   old or the new one and never neither. Answers what is left to drop after the commit, or none. #}
{% macro atoll__swap(existing, fresh, target) -%}
  {%- set retired = none -%}
  {%- if existing is not none -%}
    {#- Looked up again: the statement that built the new one, or a hook, may have dropped the old one. -#}
    {%- set existing = load_cached_relation(existing) -%}
  {%- endif -%}
  {%- if existing is not none -%}
    {%- set retired = make_backup_relation(target, existing.type) -%}
    {%- do adapter.rename_relation(existing, retired) -%}
  {%- endif -%}
  {%- do adapter.rename_relation(fresh, target) -%}
  {{ return(retired) }}
{%- endmacro %}

{# Drops what an interrupted run may have left under the names a swap uses. #}
{% macro atoll__clear_swap(target) -%}
  {%- do drop_relation_if_exists(load_cached_relation(make_intermediate_relation(target))) -%}
  {%- do drop_relation_if_exists(load_cached_relation(make_backup_relation(target, target.type))) -%}
{%- endmacro %}

{# What follows the node's main statement inside the transaction: hooks, grants and comments, then the commit. #}
{% macro atoll__finish(target, existing, full_refresh) -%}
  {%- do run_hooks(post_hooks, inside_transaction=true) -%}
  {%- do apply_grants(target, config.get('grants'), should_revoke=should_revoke(existing, full_refresh)) -%}
  {%- do persist_docs(target, model) -%}
  {%- do adapter.commit() -%}
{%- endmacro %}
