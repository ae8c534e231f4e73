{% macro hello(name) %}{% do log('hi ' ~ name, info=true) %}{% endmacro %}
