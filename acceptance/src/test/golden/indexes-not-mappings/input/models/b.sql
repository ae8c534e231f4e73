{{ config(materialized='table', indexes=['id']) }} select 1 as id
