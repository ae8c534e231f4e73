{# A model as a table function: `select * from name(arguments)`. #}

{% materialization table_function, adapter='duckdb' %}
  {%- set parameters = atoll__as_list(config.get('parameters')) -%}
  {%- do run_hooks(pre_hooks, inside_transaction=false) -%}
  {%- do run_hooks(pre_hooks, inside_transaction=true) -%}
  {%- call statement('main') -%}
    create or replace function {{ this.render() }}({{ parameters | join(', ') }}) as table (
      {{ sql }}
    )
  {%- endcall -%}
  {%- do run_hooks(post_hooks, inside_transaction=true) -%}
  {%- do adapter.commit() -%}
  {%- do run_hooks(post_hooks, inside_transaction=false) -%}
  {{ return({'relations': []}) }}
{% endmaterialization %}

{# DuckDB's scalar functions are macros: an expression with arguments, which have no types. #}
{% macro duckdb__scalar_function_sql(target_relation) -%}
  create or replace function {{ target_relation.render() }}({{ (model.arguments or []) | map(attribute='name') | join(', ') }}) as (
    {{ model.compiled_code }}
  )
{%- endmacro %}
