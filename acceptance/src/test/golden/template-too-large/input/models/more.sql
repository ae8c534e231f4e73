{% macro deeper(n) %}{{ deeper(n + 1) }}{% endmacro %}
select 1 as id
