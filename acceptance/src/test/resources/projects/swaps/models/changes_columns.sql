{{ config(materialized='incremental', unique_key='id', on_schema_change='sync_all_columns') }}
select *, 1 as of_round_{{ var('round') }} from ({{ rows_of_round() }}) as q
