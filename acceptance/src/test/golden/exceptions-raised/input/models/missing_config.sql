{% if execute %}{{ exceptions.missing_config(model, 'region') }}{% endif %}
