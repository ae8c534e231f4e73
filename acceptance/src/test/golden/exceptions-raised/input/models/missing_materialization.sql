{% if execute %}{{ exceptions.missing_materialization(model, 'duckdb') }}{% endif %}
