select *
from {{ ref('custmers') }}
join {{ ref('nothing_like_it') }} using (id)
