{{ config(materialized='incremental') }}
select sale_id, book_id, quantity, round, {{ var('round') }} as seen_in_round
from {{ ref('stg_sales') }}
{% if is_incremental() %}
where round > (select max(round) from {{ this }})
{% endif %}
