select p.sent_on, count(*) as parcels, sum(p.price) as price, max({{ rounded('p.price') }}) as highest
from {{ ref('priced') }} p left join {{ source('yard', 'fresh') }} f on false
group by p.sent_on
