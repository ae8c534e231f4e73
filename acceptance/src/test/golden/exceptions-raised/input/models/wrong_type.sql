{% if execute %}{{ exceptions.relation_wrong_type(this, 'table') }}{% endif %}
