{% macro vat_rate() %}
  {%- set rates = {
    'de': 0.19,
    'dk': 0.25,
    'es': 0.21,
    'fi': 0.255,
    'fr': 0.2,
    'gb': 0.2,
    'gr': 0.24,
    'hr': 0.25,
    'ie': 0.23,
    'it': 0.22,
    'mt': 0.18,
    'no': 0.25,
    'pl': 0.23,
    'pt': 0.23,
    'se': 0.25,
    'si': 0.22,
  } -%}
  {{ rates[var('country')] }}
{%- endmacro %}
