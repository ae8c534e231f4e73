{{ config(incremental_strategy='append', full_refresh=true) }}
select id, {{ var('round') }} as round, {{ is_incremental() | int }} as was_incremental from {{ ref('items_now') }}
