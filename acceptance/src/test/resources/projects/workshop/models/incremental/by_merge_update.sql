{{ config(incremental_strategy='merge', unique_key='id', merge_update_columns=['price', 'round']) }}
select id, name, price, status, {{ var('round') }} as round from {{ ref('items_now') }}
