{% test at_least(model, column_name, least=0) %}
{{ config(fail_calc='count(*)') }}
select {{ column_name }} from {{ model }} where {{ column_name }} < {{ least }}
{% endtest %}
