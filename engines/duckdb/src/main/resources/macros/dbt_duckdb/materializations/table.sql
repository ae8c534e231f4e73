{# A model as a table or a view on DuckDB: one statement that replaces what is there, in one transaction with hooks and comments. #}

{% materialization table, adapter='duckdb' %}
  {{ return(atoll__duckdb_replace(this.incorporate(type='table'))) }}
{% endmaterialization %}

{% macro duckdb__atoll__build_view() -%}
  {{ return(atoll__duckdb_replace(this.incorporate(type='view'))) }}
{%- endmacro %}

{% macro atoll__duckdb_replace(target) -%}
  {%- set existing = load_cached_relation(this) -%}
  {%- do run_hooks(pre_hooks, inside_transaction=false) -%}
  {%- do run_hooks(pre_hooks, inside_transaction=true) -%}
  {%- do atoll__duckdb_make_room(existing, target) -%}
  {%- call statement('main') -%}{{ get_create_sql(target, sql) }}{%- endcall -%}
  {%- if target.is_table -%}{%- do create_indexes(target) -%}{%- endif -%}
  {%- do atoll__finish(target, existing, true) -%}
  {%- do run_hooks(post_hooks, inside_transaction=false) -%}
  {{ return({'relations': [target]}) }}
{%- endmacro %}

{# Inside the transaction of the statement to come: nobody sees the gap. #}
{% macro atoll__duckdb_make_room(existing, target) -%}
  {%- if existing is not none and existing.type != target.type -%}
    {%- call statement('make_room', auto_begin=true) -%}{{ get_drop_sql(existing) }}{%- endcall -%}
  {%- elif existing is not none and existing.is_table and config.get('contract') and config.get('contract').enforced -%}
    {%- do atoll__duckdb_release(existing) -%}
  {%- endif -%}
{%- endmacro %}
