{% macro m(a) %}1{% endmacro %}
