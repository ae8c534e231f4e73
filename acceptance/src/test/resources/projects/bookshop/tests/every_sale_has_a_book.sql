select sales.* from {{ ref('stg_sales') }} as sales
where not exists (select 1 from {{ ref('stg_books') }} as books where books.book_id = sales.book_id)
