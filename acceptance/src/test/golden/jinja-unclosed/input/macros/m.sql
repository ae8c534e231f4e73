{% macro m(a, %}x{% endmacro %}
