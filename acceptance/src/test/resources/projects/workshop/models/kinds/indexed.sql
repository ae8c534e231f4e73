{{ config(materialized='table', indexes=[{'columns': ['id'], 'unique': true}, {'columns': ['name', 'id']}]) }}
select id, name from {{ ref('items_now') }}
