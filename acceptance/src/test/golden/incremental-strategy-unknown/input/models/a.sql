{{ config(materialized='incremental', incremental_strategy='mrege') }} select 1 as id
