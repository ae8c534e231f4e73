{% if execute %}{% do adapter.get_missing_columns('a', 'b') %}{% endif %}select 1 as id
