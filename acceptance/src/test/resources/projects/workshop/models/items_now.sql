{{ config(materialized='view') }}
select id, name, price, status, changed_at
from {{ ref('items') }}
where {{ var('round') }} between first_round and last_round
