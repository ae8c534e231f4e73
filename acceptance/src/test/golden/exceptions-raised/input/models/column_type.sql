{% if execute %}{{ exceptions.column_type_missing(['id']) }}{% endif %}
