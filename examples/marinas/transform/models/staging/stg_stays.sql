select
  stay_id,
  boat_id,
  berth_id,
  arrived,
  departed,
  departed - arrived as nights,
  price_per_night,
  (departed - arrived) * price_per_night as net
from {{ source('harbour', 'stays') }}
where departed > arrived
