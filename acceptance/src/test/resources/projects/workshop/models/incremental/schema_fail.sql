{{ config(unique_key='id', on_schema_change='fail') }}
select id,
{% if var('round') == 1 %}  name, cast(price as integer) as price, status
{% elif var('round') == 2 %}  name, cast(price as integer) as price, status{{ ', changed_at as at' if 'fail' != 'ignore' }}
{% else %}  name, {{ 'cast(price as bigint)' if 'fail' != 'fail' else 'cast(price as integer)' }} as price, 'x' as "New Column"{{ ', status' if 'fail' == 'ignore' }}
{% endif %}
from {{ ref('items_now') }}
