{{ config(materialized='ephemeral') }}
select 1 as id, 1500 as total union all select 2, 200 union all select 3, 30
