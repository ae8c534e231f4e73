{% if execute %}{{ exceptions.raise_cache_inconsistent('odd') }}{% endif %}
