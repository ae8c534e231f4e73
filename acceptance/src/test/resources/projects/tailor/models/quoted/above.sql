{{ config(materialized='view') }} select * from {{ ref('in_quotes') }} cross join {{ ref('upper') }}
