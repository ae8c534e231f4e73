{{ config(unique_key='id', on_schema_change='append_new_columns') }}
select id,
{% if var('round') == 1 %}  name, cast(price as integer) as price, status
{% elif var('round') == 2 %}  name, cast(price as integer) as price, status{{ ', changed_at as at' if 'append_new_columns' != 'ignore' }}
{% else %}  name, {{ 'cast(price as bigint)' if 'append_new_columns' != 'fail' else 'cast(price as integer)' }} as price, 'x' as "New Column"{{ ', status' if 'append_new_columns' == 'ignore' }}
{% endif %}
from {{ ref('items_now') }}
