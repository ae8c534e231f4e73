{{ config(materialized='ephemeral') }} select *, 1 as e from {{ ref('a') }}
