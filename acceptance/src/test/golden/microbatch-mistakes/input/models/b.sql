{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='t', begin='someday', batch_size='fortnight') }} select 1 as id
