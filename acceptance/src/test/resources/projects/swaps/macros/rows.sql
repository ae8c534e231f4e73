{# As many rows as the readers expect, of the round that is being built. #}
{% macro rows_of_round() -%}
  select i as id, {{ var('round') }} as round from generate_series(1, 20000) as numbers(i)
{%- endmacro %}

{# What no materialization may do: the table is gone until the next statement has run. #}
{% materialization careless, default -%}
  {%- set target_relation = this.incorporate(type='table') -%}
  {%- do adapter.drop_relation(target_relation) -%}
  {%- do adapter.commit() -%}
  {%- call statement('main') -%}create table {{ target_relation }} as ({{ sql }}){%- endcall -%}
  {%- do adapter.commit() -%}
  {{ return({'relations': [target_relation]}) }}
{%- endmaterialization %}
