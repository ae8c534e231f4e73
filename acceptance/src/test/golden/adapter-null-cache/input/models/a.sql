{% if execute %}{% do adapter.cache_added(none) %}{% endif %}select 1 as id
