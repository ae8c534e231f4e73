{% macro m() %}3{% endmacro %}
