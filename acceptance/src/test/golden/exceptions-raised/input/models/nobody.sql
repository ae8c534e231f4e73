{% if execute %}{{ exceptions.raise_nobody('id') }}{% endif %}
