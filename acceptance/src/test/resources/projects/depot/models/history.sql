{{ config(materialized='incremental', unique_key='id') }}
select id, price, sent_on from {{ ref('priced') }}
{% if is_incremental() %} where sent_on > (select max(sent_on) from {{ this }}) {% endif %}
