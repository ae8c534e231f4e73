{% if execute %}{{ exceptions.raise_ambiguous_catalog_match('model.shop.a', {'metadata': {'schema': 's', 'name': 'a'}}, {'metadata': {'schema': 's', 'name': 'A'}}) }}{% endif %}
