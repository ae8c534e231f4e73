{% macro cents(x) %}{{ x }}{% endmacro %}
{% test cents(model) %}select 1{% endtest %}
