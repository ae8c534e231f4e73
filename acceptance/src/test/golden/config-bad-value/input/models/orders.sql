{{ config(materialized='incremental', incremental_strategy='mrege', on_schema_change='explode') }}
select 1 as id
