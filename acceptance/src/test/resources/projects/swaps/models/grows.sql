{{ config(materialized='incremental', full_refresh=false) }} {{ rows_of_round() }}
