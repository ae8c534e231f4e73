{{ config(incremental_strategy='keep_newest', unique_key='id', incremental_predicates=['1 = 1']) }}
select id, name, price, {{ var('round') }} as round from {{ ref('items_now') }}
