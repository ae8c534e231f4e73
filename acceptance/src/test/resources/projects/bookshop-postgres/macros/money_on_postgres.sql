{% macro postgres__in_currency(amount) -%}
  trim(to_char(coalesce(cast({{ amount }} as numeric), 0), '999990.00')) || ' {{ var("currency") }}'
{%- endmacro %}
