{% macro get_test_sql(main_sql, fail_calc, warn_if, error_if, limit) %}select 1 as failures, 'perhaps' as should_warn, 'no' as should_error{% endmacro %}
