{% if execute %}{{ exceptions.missing_relation('nobody', model) }}{% endif %}
