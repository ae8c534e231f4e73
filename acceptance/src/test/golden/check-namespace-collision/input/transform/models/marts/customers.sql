{{ config(schema='Marts', materialized='table') }}
select 1 as id
