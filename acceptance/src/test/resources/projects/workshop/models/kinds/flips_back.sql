{{ config(materialized={1: 'table', 2: 'view', 3: 'table', 4: 'incremental'}[var('round') | int]) }}
select {{ var('round') }} as round
