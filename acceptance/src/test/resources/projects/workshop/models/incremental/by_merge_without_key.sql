{{ config(incremental_strategy='merge') }}
select id, name, {{ var('round') }} as round from {{ ref('items_now') }}
