{% macro one() %}11{% endmacro %}
