{{ config(materialized='view' if var('round') % 2 else 'table') }} {{ rows_of_round() }}
