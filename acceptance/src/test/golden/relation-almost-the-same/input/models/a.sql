{{ config(materialized='table', alias='Some_Table') }} select 1 as id
