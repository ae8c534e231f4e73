{{ config(store_failures_as='view', warn_if='>0', error_if='>100') }}
select id, name from {{ ref('items_now') }}
