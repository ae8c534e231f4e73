{% if true %}
{% macro m() %}1{% endmacro %}
{% endif %}
