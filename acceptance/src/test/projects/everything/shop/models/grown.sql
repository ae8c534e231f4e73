{{ config(materialized='incremental', unique_key='id') }}
select id from {{ ref('totals') }}
