{% if execute %}{{ exceptions.raise_fail_fast_error('stop here') }}{% endif %}
