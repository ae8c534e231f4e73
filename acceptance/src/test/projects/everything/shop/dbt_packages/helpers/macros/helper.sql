{% macro helper() %}{{ return(1) }}{% endmacro %}
