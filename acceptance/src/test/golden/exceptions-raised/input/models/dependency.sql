{% if execute %}{{ exceptions.raise_dependency_error('no such package') }}{% endif %}
