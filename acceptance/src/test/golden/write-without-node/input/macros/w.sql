{% macro w() %}{% do write('x') %}{% endmacro %}
