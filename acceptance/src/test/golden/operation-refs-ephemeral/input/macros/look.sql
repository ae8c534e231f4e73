{% macro look() %}{% do run_query('select * from ' ~ ref('e')) %}{% endmacro %}
