{{ config(incremental_strategy='append', full_refresh=false) }}
select id, {{ var('round') }} as round from {{ ref('items_now') }}
