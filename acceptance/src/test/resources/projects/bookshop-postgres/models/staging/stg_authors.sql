select author_id, name as author_name,
  case when born ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then cast(born as date) end as born,
  country, coalesce(royalty, 0) as royalty
from {{ ref('authors') }}
