{#- Raw amounts are whole minor units (cents, fils, yen). Gives the amount in the tenant's currency. -#}
{% macro from_minor_units(amount) -%}
  cast({{ amount }} / {{ 10 ** var('minor_units') }} as {{ money_type() }})
{%- endmacro %}

{#- Wide enough for a year's sum in any currency, as exact as the currency is. -#}
{% macro money_type() -%}
  decimal(18, {{ var('minor_units') }})
{%- endmacro %}

{#- The part of a charged amount that is the shop's own. -#}
{% macro net_amount(charged) -%}
  {%- if var('prices_include_vat') -%}
    cast(round({{ charged }} / (1 + {{ var('vat_rate') }}), {{ var('minor_units') }}) as {{ money_type() }})
  {%- else -%}
    cast({{ charged }} as {{ money_type() }})
  {%- endif -%}
{%- endmacro %}

{#- What the customer pays, tax included. -#}
{% macro gross_amount(charged) -%}
  {%- if var('prices_include_vat') -%}
    cast({{ charged }} as {{ money_type() }})
  {%- else -%}
    cast(round({{ charged }} * (1 + {{ var('vat_rate') }}), {{ var('minor_units') }}) as {{ money_type() }})
  {%- endif -%}
{%- endmacro %}

{#- An amount in the reporting currency, two decimals; `rate` is a column of int_monthly_rates. -#}
{% macro to_reporting(amount, rate) -%}
  cast(round({{ amount }} * {{ rate }}, 2) as decimal(18, 2))
{%- endmacro %}
