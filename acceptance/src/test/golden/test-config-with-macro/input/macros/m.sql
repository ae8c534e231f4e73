{% macro mine() %}1=1{% endmacro %}
