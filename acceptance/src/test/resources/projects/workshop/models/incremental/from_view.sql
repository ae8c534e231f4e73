{{ config(materialized='view' if var('round') == 1 else 'incremental', unique_key='id') }}
select id, {{ var('round') }} as round from {{ ref('items_now') }}
