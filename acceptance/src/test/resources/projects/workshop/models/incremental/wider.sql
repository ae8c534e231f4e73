{{ config(incremental_strategy='append') }}
select cast(name as varchar({{ 10 if var('round') == 1 else 20 }})) as name from {{ ref('items_now') }}
