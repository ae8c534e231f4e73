{{ config(materialized='view') }}
select a.round as a, b.round as b from {{ ref('flips') }} a cross join {{ ref('flips_back') }} b
