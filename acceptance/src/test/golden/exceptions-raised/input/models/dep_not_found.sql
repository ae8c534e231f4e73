{% if execute %}{{ exceptions.raise_dep_not_found(model, 'a model', 'dbt_utils') }}{% endif %}
