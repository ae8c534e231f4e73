{{ config(materialized='ephemeral') }}
with named as (select * from {{ ref('hidden_one') }})
select id, upper(name) as name from named
