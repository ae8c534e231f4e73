select
  b.boat_id,
  b.name,
  b.owner_email,
  b.length_m,
  c.class,
  b.changed_at
from {{ source('harbour', 'boats') }} as b
join {{ ref('boat_classes') }} as c
  on b.length_m >= c.min_length and b.length_m < c.max_length
