{{ config(materialized='incremental', unique_key='id', indexes=[{'columns': ['id'], 'unique': false}]) }}
select id, name from {{ ref('items_now') }}
