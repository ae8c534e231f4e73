{{ config(materialized={1: 'table', 2: 'materialized_view', 3: 'view', 4: 'materialized_view'}[var('round') | int], enabled=target.type == 'postgres') }}
select {{ var('round') }} as round
