{{ config(materialized='table', sql_header='drop table if exists header_words;') }}
-- depends_on: {{ ref('header') }}
select 1 as one
