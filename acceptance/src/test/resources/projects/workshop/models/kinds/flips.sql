{{ config(materialized={1: 'view', 2: 'table', 3: 'incremental', 4: 'view'}[var('round') | int]) }}
select {{ var('round') }} as round
