{{ config(materialized='incremental', unique_key='sale_id', incremental_strategy='delete+insert', on_schema_change='append_new_columns') }}
select distinct on (sale_id) sale_id, book_id, sold_at, quantity
  {%- if var('round') > 1 %}, 'round ' || round as note{% endif %}
from {{ ref('stg_sales') }}
{% if is_incremental() -%}
where round = {{ var('round') }}
{%- endif %}
order by sale_id, round desc
