{# Materialisations of the project's own. #}
{% materialization twice, default -%}
  {%- set times = config.require('times') -%}
  {%- set target_relation = api.Relation.create(database=database, schema=schema, identifier=this.identifier ~ '_times', type='table') -%}
  {{ run_hooks(pre_hooks) }}
  {%- do adapter.drop_relation(target_relation) -%}
  {% call statement('main') -%}
    create table {{ target_relation }} as (
      {% for i in range(times) -%}
      select {{ i }} as nth, q.* from ({{ sql }}) q {{ 'union all' if not loop.last }}
      {% endfor %}
    )
  {%- endcall %}
  {{ run_hooks(post_hooks) }}
  {{ adapter.commit() }}
  {{ return({'relations': [target_relation]}) }}
{%- endmaterialization %}

{% materialization by_engine, default -%}
  {%- do drop_relation_if_exists(load_cached_relation(this)) -%}
  {%- call statement('main') -%}create table {{ this }} as select 'any engine' as kind, q.* from ({{ sql }}) q{%- endcall -%}
  {%- do adapter.commit() -%}
  {{ return({'relations': [this]}) }}
{%- endmaterialization %}

{% materialization by_engine, adapter='duckdb', supported_languages=['sql'] -%}
  {%- set other = this.incorporate(type='table') -%}
  {%- call statement('main') -%}create or replace table {{ other }} as select 'duckdb' as kind, q.* from ({{ sql }}) q{%- endcall -%}
  {%- do adapter.commit() -%}
  {{ return({'relations': [other]}) }}
{%- endmaterialization %}
