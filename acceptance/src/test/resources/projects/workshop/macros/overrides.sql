{# Built-ins that projects override. #}

{% macro ref() %}
  {%- set relation = builtins.ref(*varargs, **kwargs) -%}
  {{ return(relation) }}
{% endmacro %}

{% macro get_where_subquery(relation) -%}
  {%- set where = config.get('where') -%}
  {%- if where and '__round__' in where -%}
    {{ return('(select * from ' ~ relation ~ ' where ' ~ where.replace('__round__', var('round') | string) ~ ') narrowed') }}
  {%- endif -%}
  {{ return(default__get_where_subquery(relation) if where else relation) }}
{%- endmacro %}

{% macro drop_relation(relation) -%}
  {%- do log('dropping ' ~ relation) -%}
  {{ return(adapter.dispatch('drop_relation', 'dbt')(relation)) }}
{%- endmacro %}

{% macro generate_alias_name(custom_alias_name=none, node=none) -%}
  {{ custom_alias_name | trim if custom_alias_name else node.name.replace('above_', 'over_') }}
{%- endmacro %}
