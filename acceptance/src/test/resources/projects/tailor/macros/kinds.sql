{# A materialization of a name of its own, and one in the place of a built-in. #}
{% materialization stitched, default -%}
  {%- set target_relation = this.incorporate(type='table') -%}
  {%- set existing = adapter.get_relation(this.database, this.schema, this.identifier) -%}
  {{ run_hooks(pre_hooks, inside_transaction=true) }}
  {%- if existing is none -%}
    {%- call statement('main') -%}{{ create_table_as(false, target_relation, sql) }}{%- endcall -%}
  {%- else -%}
    {%- call statement('main') -%}insert into {{ target_relation }} {{ sql }}{%- endcall -%}
  {%- endif -%}
  {%- set counted = run_query('select count(*) as n from ' ~ target_relation) -%}
  {%- do run_query('insert into ' ~ target_relation ~ ' select -' ~ counted.columns[0].values()[0] ~ ", 'counted'") -%}
  {{ run_hooks(post_hooks, inside_transaction=true) }}
  {{ adapter.commit() }}
  {{ return({'relations': [target_relation]}) }}
{%- endmaterialization %}

{% materialization view, default -%}
  {%- set target_relation = this.incorporate(type='view') -%}
  {%- do drop_relation_if_exists(load_relation(this)) -%}
  {%- call statement('main') -%}create view {{ target_relation }} as (select q.*, 'of the project' as view_by from ({{ sql }}) as q){%- endcall -%}
  {{ adapter.commit() }}
  {{ return({'relations': [target_relation]}) }}
{%- endmaterialization %}
