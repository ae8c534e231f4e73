{{ config(materialized='view' if var('round') % 2 else 'table') }} select {{ var('round') }} as round
