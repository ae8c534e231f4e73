{{ config(materialized='ephemeral') }}
select id, name from {{ ref('items_now') }} where id < 4
