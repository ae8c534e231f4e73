{{ config(materialized='table') }}

select
  id,
  nmae as name
from {{ ref('customers') }}
