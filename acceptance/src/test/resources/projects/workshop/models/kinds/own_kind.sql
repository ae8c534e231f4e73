{{ config(materialized='twice', times=3) }}
select {{ var('round') }} as round
