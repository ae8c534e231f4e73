{% if execute %}{{ exceptions.raise_not_implemented('not here') }}{% endif %}
