{{ config(materialized='ephemeral') }}
select
  nobody as id
