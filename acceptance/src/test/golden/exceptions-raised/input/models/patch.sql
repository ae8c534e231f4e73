{% if execute %}{{ exceptions.raise_duplicate_patch_name(model, 'models/a.yml') }}{% endif %}
