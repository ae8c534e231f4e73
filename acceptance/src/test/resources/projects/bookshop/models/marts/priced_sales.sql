{{ config(materialized='ephemeral') }}
with latest as (
  select *, row_number() over (partition by sale_id order by round desc) as version
  from {{ ref('stg_sales') }}
)
select latest.sale_id, latest.book_id, latest.sold_at, latest.quantity, books.author_id,
  latest.quantity * books.price as amount
from latest join {{ ref('stg_books') }} as books using (book_id)
where version = 1
