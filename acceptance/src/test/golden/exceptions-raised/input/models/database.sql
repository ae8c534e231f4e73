{% if execute %}{{ exceptions.raise_database_error('no rows') }}{% endif %}
