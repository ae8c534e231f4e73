{# A model as a table: built beside the old one and swapped in. #}

{% materialization table, default %}
  {%- set existing = load_cached_relation(this) -%}
  {%- set target = this.incorporate(type='table') -%}
  {%- set fresh = make_intermediate_relation(target) -%}

  {%- do atoll__clear_swap(target) -%}
  {%- do run_hooks(pre_hooks, inside_transaction=false) -%}
  {%- do run_hooks(pre_hooks, inside_transaction=true) -%}

  {%- call statement('main') -%}{{ get_create_table_as_sql(false, fresh, sql) }}{%- endcall -%}
  {%- do create_indexes(fresh) -%}
  {%- set retired = atoll__swap(existing, fresh, target) -%}

  {%- do atoll__finish(target, existing, true) -%}
  {%- do drop_relation_if_exists(retired) -%}
  {%- do run_hooks(post_hooks, inside_transaction=false) -%}
  {{ return({'relations': [target]}) }}
{% endmaterialization %}
