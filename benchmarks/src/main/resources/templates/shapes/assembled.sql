{% macro $name(relations, columns=none, source_column='_source_$subject', where='') -%}
  {%- set superset = {} -%}
  {%- for relation in relations -%}
    {%- for column in adapter.get_columns_in_relation(relation) -%}
      {%- if column.column in superset -%}
        {%- set known = superset[column.column] -%}
        {%- if column.is_string() and known.is_string() and column.string_size() > known.string_size() -%}
          {%- do superset.update({column.column: column}) -%}
        {%- endif -%}
      {%- else -%}
        {%- do superset.update({column.column: column}) -%}
      {%- endif -%}
    {%- endfor -%}
  {%- endfor -%}

  {%- set ordered = columns or superset.keys() | list | sort -%}
  {%- for relation in relations %}
    (
      select
        cast({{ string_literal(relation) }} as {{ type_string() }}) as {{ source_column }},
        {% for name in ordered -%}
        {%- set column = superset.get(name) %}
        cast({{ name if column else 'null' }} as {{ column.dtype if column else type_string() }}) as {{ name }}
        {%- if not loop.last %},{% endif %}
        {%- endfor %}
      from {{ relation }}
      {% if where -%} where {{ where }} {%- endif %}
    )
    {% if not loop.last %}union all{% endif %}
  {%- endfor %}
{%- endmacro %}
