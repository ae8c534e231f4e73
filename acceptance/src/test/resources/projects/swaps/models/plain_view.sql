{{ config(materialized='view') }} {{ rows_of_round() }}
