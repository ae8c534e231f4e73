{{ config(materialized='ephemeral') }} select id, price from {{ ref('priced') }} where express
