{% if execute %}{% do adapter.rename_relation(none, this) %}{% endif %}select 1 as id
