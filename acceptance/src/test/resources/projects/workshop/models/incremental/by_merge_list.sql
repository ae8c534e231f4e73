{{ config(incremental_strategy='merge', unique_key=['id', 'name']) }}
select id, name, price, status, {{ var('round') }} as round from {{ ref('items_now') }}
