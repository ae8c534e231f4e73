{{ config(materialized='materialized_view' if target.type == 'postgres' else 'table') }} {{ rows_of_round() }}
