{% macro risk(x) %}{{ x }} * 2{% endmacro %}
