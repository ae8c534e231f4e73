{# Descriptions as comments. #}

{% macro duckdb__alter_relation_comment(relation, comment) -%}
  comment on {{ relation.type or 'table' }} {{ relation }} is {{ duckdb_escape_comment(comment) }}
{%- endmacro %}

{% macro duckdb__alter_column_comment(relation, column_dict) -%}
  {%- set existing = adapter.get_columns_in_relation(relation) | map(attribute='name') | list -%}
  {%- for column in validate_doc_columns(relation, column_dict, existing).values() -%}
    comment on column {{ relation }}.{{ adapter.quote(column['name']) if column.get('quote') else column['name'] }} is {{ duckdb_escape_comment(column['description']) }};
  {% endfor -%}
{%- endmacro %}

{% macro duckdb_escape_comment(comment) -%}
  {%- if comment is not string -%}
    {%- do exceptions.raise_compiler_error('a comment must be a string, this is: ' ~ comment) -%}
  {%- endif -%}
  {{ return("'" ~ comment | replace("'", "''") ~ "'") }}
{%- endmacro %}
