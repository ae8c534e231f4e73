{{ config(materialized='table', alias='customers_stg') }}
select id, name from {{ ref('customers') }}
