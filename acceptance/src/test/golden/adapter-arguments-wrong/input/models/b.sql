{% if execute %}{% do adapter.expand_target_column_types('a', 'b') %}{% endif %}select 1 as id
