{{ config({'materialized': 'view'}, materialized='table') }} select 1 as id
