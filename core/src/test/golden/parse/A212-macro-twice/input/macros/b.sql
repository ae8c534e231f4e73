
{% macro cents() %}{% endmacro %}
