{{ config(incremental_strategy='merge', unique_key='id') }}
select id, name, price, status, {{ var('round') }} as round from {{ ref('items_now') }}
{% if is_incremental() %}where id <> 2{% endif %}
