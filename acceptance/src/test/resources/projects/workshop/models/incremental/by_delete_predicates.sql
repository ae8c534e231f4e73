{{ config(incremental_strategy='delete+insert', unique_key='id', predicates=["price > 8"]) }}
select id, name, price, status, {{ var('round') }} as round from {{ ref('items_now') }}
