select id, label, weight * {{ var('rate') }} as price, sent_on, express,
  case when label is null then 'unknown' else upper(label) end as shown,
  '{{ env_var("DEPOT_TOWN", "york") }}' as town
from {{ ref('parcels') }}
