{% if execute %}{{ exceptions.raise_dataclass_not_dict(model) }}{% endif %}
