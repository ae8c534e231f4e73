{{ config(unique_key=['id']) }}
select id, name, price, {{ var('round') }} as round from {{ ref('items_now') }}
