{% macro $name(from, except=[], prefix='', suffix='', relation_alias=false, quote_identifiers=true) -%}
  {%- if from is mapping and not from.columns -%}
    {{ exceptions.raise_compiler_error("$name: the relation '" ~ from ~ "' has no columns") }}
  {%- endif -%}
  {%- set seen = [] -%}
  {%- set left_out = except | map('lower') | list -%}
  {%- for column in adapter.get_columns_in_relation(from) -%}
    {%- if column.name | lower not in left_out and column.name not in seen -%}
      {%- do seen.append(column.name) -%}
    {%- endif -%}
  {%- endfor %}
  {%- for column in seen %}
    {{ relation_alias ~ '.' if relation_alias }}{{ adapter.quote(column) if quote_identifiers else column }}
    {%- if prefix or suffix %} as {{ adapter.quote(prefix ~ column ~ suffix) }}{% endif %}
    {%- if not loop.last %},{% endif %}
  {%- else %}
    *
  {%- endfor %}
{%- endmacro %}

{% macro $name_types(from) %}
  {% set types = {} %}
  {% for column in adapter.get_columns_in_relation(from) %}
    {% do types.update({column.name | lower: column.dtype | lower | trim}) %}
  {% endfor %}
  {{ return(types) }}
{% endmacro %}
