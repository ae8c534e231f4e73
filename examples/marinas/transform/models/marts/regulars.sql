select b.owner_email, count(*) as stays, sum(s.nights) as nights, max(s.departed) as last_seen
from {{ ref('stg_stays') }} as s
join {{ ref('stg_boats') }} as b on b.boat_id = s.boat_id
group by b.owner_email
having count(*) > 2
