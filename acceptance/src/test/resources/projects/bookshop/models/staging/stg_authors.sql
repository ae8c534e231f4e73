select author_id, name as author_name, try_cast(born as date) as born, country, coalesce(royalty, 0) as royalty
from {{ ref('authors') }}
