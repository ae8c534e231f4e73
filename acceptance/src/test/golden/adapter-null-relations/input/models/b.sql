{% if execute %}{% do adapter.cache_dropped(none) %}{% endif %}select 1 as id
