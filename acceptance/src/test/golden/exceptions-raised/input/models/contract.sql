{% if execute %}{{ exceptions.raise_contract_error([], []) }}{% endif %}
