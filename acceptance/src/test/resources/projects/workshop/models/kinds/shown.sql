{{ config(materialized='table') }}
with x as (select * from {{ ref('hidden_two') }}), y as (select * from {{ ref('hidden_one') }})
select x.id, x.name, y.name as low from x join y on x.id = y.id
