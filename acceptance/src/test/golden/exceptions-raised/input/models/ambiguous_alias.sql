{% if execute %}{{ exceptions.raise_ambiguous_alias(model, model, 'orders') }}{% endif %}
