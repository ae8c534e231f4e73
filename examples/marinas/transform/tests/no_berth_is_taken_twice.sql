select a.stay_id
from {{ ref('stg_stays') }} as a
join {{ ref('stg_stays') }} as b
  on a.berth_id = b.berth_id and a.stay_id < b.stay_id and a.arrived < b.departed and b.arrived < a.departed
