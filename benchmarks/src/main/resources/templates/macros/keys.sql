{# Keys and lists of columns. #}

{% macro row_key(columns, separator="'|'") -%}
  {%- if columns is string -%}
    {%- set columns = [columns] -%}
  {%- endif -%}
  {%- set parts = [] -%}
  {%- for column in columns -%}
    {%- do parts.append("coalesce(cast(" ~ column ~ " as varchar), '~')") -%}
    {%- if not loop.last %}{% do parts.append(separator) %}{% endif -%}
  {%- endfor -%}
  md5({{ parts | join(' || ') }})
{%- endmacro %}

{% macro quoted(values, mark="'") -%}
  {% for value in values %}{{ mark }}{{ value | replace("'", "''") }}{{ mark }}{{ ', ' if not loop.last }}{% endfor %}
{%- endmacro %}

{% macro positions(count, start=1) -%}
  {%- for position in range(start, start + count) %}{{ position }}{% if not loop.last %}, {% endif %}{% endfor -%}
{%- endmacro %}

{% macro star_except(relation, left_out, columns) -%}
  {%- set kept = [] -%}
  {%- for column in columns if column | lower not in left_out | map('lower') | list -%}
    {%- do kept.append(relation ~ '.' ~ column) -%}
  {%- endfor -%}
  {{ kept | join(', ') if kept else relation ~ '.*' }}
{%- endmacro %}

{% macro one_of(column, values) -%}
  {{ column }} in ({{ quoted(values) }})
{%- endmacro %}
