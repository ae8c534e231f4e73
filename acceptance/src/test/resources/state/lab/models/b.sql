{{ config(materialized='view') }} select *, '{{ this }}' as me from {{ ref('e') }} join {{ ref('a') }} using (id, amount)
