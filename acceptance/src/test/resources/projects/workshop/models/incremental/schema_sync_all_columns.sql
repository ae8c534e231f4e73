{{ config(unique_key='id', on_schema_change='sync_all_columns') }}
select id,
{% if var('round') == 1 %}  name, cast(price as integer) as price, status
{% elif var('round') == 2 %}  name, cast(price as integer) as price, status{{ ', changed_at as at' if 'sync_all_columns' != 'ignore' }}
{% else %}  name, {{ 'cast(price as bigint)' if 'sync_all_columns' != 'fail' else 'cast(price as integer)' }} as price, 'x' as "New Column"{{ ', status' if 'sync_all_columns' == 'ignore' }}
{% endif %}
from {{ ref('items_now') }}
