{{ config(incremental_strategy='merge', unique_key='id', merge_exclude_columns=['Price', 'status']) }}
select id, name, price, status, {{ var('round') }} as round from {{ ref('items_now') }}
