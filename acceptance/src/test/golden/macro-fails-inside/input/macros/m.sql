{% macro m(x) %}{{ 1 + x }}{% endmacro %}
{% macro n() %}{{ m('a') }}{% endmacro %}
