{{ config(incremental_strategy='delete+insert', unique_key=['id', 'status']) }}
select id, name, price, status, {{ var('round') }} as round from {{ ref('items_now') }}
