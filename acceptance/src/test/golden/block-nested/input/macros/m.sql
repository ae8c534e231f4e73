{% macro m() %}{% macro n() %}1{% endmacro %}{% endmacro %}
