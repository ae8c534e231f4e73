{% macro test_cents() %}{% endmacro %}
