{{ config(incremental_strategy='merge', unique_key='id', incremental_predicates=["DBT_INTERNAL_DEST.price > 1"]) }}
select id, name, price, status, {{ var('round') }} as round from {{ ref('items_now') }}
