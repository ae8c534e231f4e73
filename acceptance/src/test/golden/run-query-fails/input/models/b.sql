{% if execute %}{% do q() %}{% endif %}
select 1 as id
