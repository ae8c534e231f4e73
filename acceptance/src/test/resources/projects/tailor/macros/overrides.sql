{# Built-ins with bodies of the project's own. #}

{% macro ref() -%}
  {%- set version = kwargs.get('version') or kwargs.get('v') -%}
  {%- if varargs | length == 2 -%}
    {%- set relation = builtins.ref(varargs[0], varargs[1], version=version) -%}
  {%- else -%}
    {%- set relation = builtins.ref(varargs[0], version=version) -%}
  {%- endif -%}
  {{ return(relation.include(database=false)) }}
{%- endmacro %}

{% macro source(source_name, table_name) -%}
  {{ return(builtins.source(source_name, table_name).include(database=(table_name == 'whole'))) }}
{%- endmacro %}

{# Never in the second round. #}
{% macro is_incremental() -%}
  {%- if not execute or var('round') == 2 -%}{{ return(false) }}{%- endif -%}
  {%- set relation = load_relation(this) -%}
  {{ return(relation is not none and relation.type == 'table' and model.config.materialized == 'incremental' and not should_full_refresh()) }}
{%- endmacro %}

{# Engines hand over options of their own, which are let go here. #}
{% macro create_table_as(temporary, relation, compiled_code, language='sql') -%}
  {%- set options = kwargs -%}
  {%- set sql = compiled_code if model.resource_type != 'model' or 'plain' not in model.fqn else 'select q.*, ' ~ ("'temporary'" if temporary else "'lasting'") ~ ' as made from (' ~ compiled_code ~ ') as q' -%}
  {{ return(adapter.dispatch('create_table_as', 'dbt')(temporary, relation, sql)) }}
{%- endmacro %}

{% macro get_where_subquery(relation) -%}
  {%- if config.get('where') -%}
    {{ return('(select * from ' ~ relation ~ ' where (' ~ config.get('where') ~ ') and id > 1) as narrowed') }}
  {%- endif -%}
  {{ return(relation) }}
{%- endmacro %}

{% macro drop_relation(relation) -%}
  {%- if relation.identifier == 'flips' -%}
    {%- do run_query("insert into " ~ target.schema ~ ".drops values ('" ~ relation.type ~ " " ~ relation.identifier ~ "', " ~ var('round') ~ ")") -%}
  {%- endif -%}
  {{ return(adapter.dispatch('drop_relation', 'dbt')(relation)) }}
{%- endmacro %}

{% macro told_by(node) -%}
  {{ node.resource_type ~ ' ' ~ node.name if node else 'nobody' }} in round {{ var('round') }}
{%- endmacro %}
