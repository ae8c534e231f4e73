{{ config(materialized='by_engine') }}
select 1 as one
