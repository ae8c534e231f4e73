{% macro m(x %}1{% endmacro %}
