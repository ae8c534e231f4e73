{% if execute %}{% do adapter.get_columns_in_relation('a') %}{% endif %}select 1 as id
