{% if execute %}{{ exceptions.raise_invalid_property_yml_version('models/a.yml', 'no version') }}{% endif %}
