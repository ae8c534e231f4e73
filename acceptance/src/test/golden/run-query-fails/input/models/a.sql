{% if execute %}{% do run_query('select nothing from nowhere') %}{% endif %}
select 1 as id
