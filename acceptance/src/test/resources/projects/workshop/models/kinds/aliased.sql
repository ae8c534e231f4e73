{{ config(alias='Other Name', schema='Odd Schema', materialized='table') }}
select 1 as one
