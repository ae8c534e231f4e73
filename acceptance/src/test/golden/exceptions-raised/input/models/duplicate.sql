{% if execute %}{{ exceptions.raise_duplicate_resource_name(model, model) }}{% endif %}
