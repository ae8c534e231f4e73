{# What happened, as rows: a table that hooks write and everybody may read. #}

{% macro mark(text) -%}
  insert into {{ target.schema }}.marks values ('{{ text }}', {{ var('round') }})
{%- endmacro %}

{% macro mark_results(results) -%}
  {%- if execute -%}
    {%- set counted = {} -%}
    {%- for result in results -%}
      {%- set key = result.node.resource_type ~ ' ' ~ result.status -%}
      {%- do counted.update({key: counted.get(key, 0) + 1}) -%}
    {%- endfor -%}
    {%- set texts = [] -%}
    {%- for key in counted | sort -%}{%- do texts.append(key ~ ' ' ~ counted[key]) -%}{%- endfor -%}
    {{ mark(texts | join(', ')) }}
  {%- endif -%}
{%- endmacro %}

{% macro told_by(node) -%}
  workshop {{ node.unique_id if node else 'no node' }}
{%- endmacro %}
