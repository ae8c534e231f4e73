{{ config(alias='books_clean', tags='catalog') }}
select book_id, author_id, trim(title) as title, price, published, in_print
from {{ ref('books') }}
