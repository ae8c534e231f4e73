{{ config(materialized='incremental', unique_key='sale_id', incremental_strategy='delete+insert', on_schema_change='append_new_columns') }}
select sale_id, book_id, sold_at, quantity
  {%- if var('round') > 1 %}, 'round ' || round as note{% endif %}
from {{ ref('stg_sales') }}
{% if is_incremental() -%}
where round = {{ var('round') }}
{%- else -%}
where true
{%- endif %}
qualify row_number() over (partition by sale_id order by round desc) = 1
