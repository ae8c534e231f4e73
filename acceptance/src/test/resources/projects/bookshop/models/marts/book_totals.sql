{{ config(materialized='incremental', unique_key=['book_id'], incremental_strategy='merge', on_schema_change='sync_all_columns', merge_exclude_columns=['first_round']) }}
select book_id, count(*) as sales, sum(quantity) as quantity, {{ var('round') }} as first_round
  {%- if var('round') == 2 %}, max(sold_at) as last_sold_at{% endif %}
from {{ ref('priced_sales') }}
{% if is_incremental() %}where sold_at >= timestamp '2026-01-07'{% endif %}
group by book_id
