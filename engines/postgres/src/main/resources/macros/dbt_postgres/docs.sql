{# Descriptions as comments. #}

{# Dollar quotes of a tag that nobody writes: a description may hold quotes and dollars of any kind. #}
{% macro postgres_escape_comment(comment) -%}
  {%- if comment is not string -%}
    {%- do exceptions.raise_compiler_error('a comment must be a string, this is: ' ~ comment) -%}
  {%- endif -%}
  {%- set tag = '$dbt_comment_literal_block$' -%}
  {%- if tag in comment -%}
    {%- do exceptions.raise_compiler_error('a comment may not hold ' ~ tag) -%}
  {%- endif -%}
  {{ return(tag ~ comment ~ tag) }}
{%- endmacro %}

{% macro postgres__alter_relation_comment(relation, comment) -%}
  {%- set word = 'materialized view' if relation.is_materialized_view else (relation.type or 'table') -%}
  comment on {{ word }} {{ relation }} is {{ postgres_escape_comment(comment) }}
{%- endmacro %}

{% macro postgres__alter_column_comment(relation, column_dict) -%}
  {%- set existing = adapter.get_columns_in_relation(relation) | map(attribute='name') | list -%}
  {%- for column in validate_doc_columns(relation, column_dict, existing).values() -%}
    {%- set name = adapter.quote(column['name']) if column.get('quote') else column['name'] -%}
    comment on column {{ relation }}.{{ name }} is {{ postgres_escape_comment(column['description']) }};
  {% endfor -%}
{%- endmacro %}
