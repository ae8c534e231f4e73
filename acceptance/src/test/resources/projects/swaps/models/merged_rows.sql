{{ config(materialized='incremental', unique_key='id', incremental_strategy='merge') }} {{ rows_of_round() }}
