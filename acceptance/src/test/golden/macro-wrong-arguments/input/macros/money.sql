{% macro cents(column, scale) %}
  {{ column }} * {{ scale }}
{% endmacro %}

{% macro price(column) %}
  {{ cents(column, scale=100, sclae=2) }}
{% endmacro %}

{% macro net(column) %}
  {{ price(column) }}
{% endmacro %}
