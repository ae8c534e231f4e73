{{ config(materialized='text') }} select 1 as id
