{{ config(store_failures=true, severity='warn', limit=2) }}
select id, name from {{ ref('items_now') }}
