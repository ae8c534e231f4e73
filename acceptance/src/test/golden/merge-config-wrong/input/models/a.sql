{{ config(materialized='incremental', incremental_strategy='merge', unique_key='id', merge_update_columns=['a'], merge_exclude_columns=['b']) }} select 1 as id
