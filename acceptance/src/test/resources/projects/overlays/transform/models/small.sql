{{ config(materialized='view') }}
select {{ one() }} as a
