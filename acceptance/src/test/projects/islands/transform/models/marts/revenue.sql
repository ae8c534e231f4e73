{{ config(materialized='incremental', tags='mart') }}
select
  ordered_on,
  sum(amount) as gross,
  sum(amount) * (1 - {{ var('vat_rate') }}) as net,
  '{{ var("currency") }}' as currency
from {{ ref('stg_orders') }}
group by ordered_on
