{{ config(materialized='texts') }} select 1 as id
