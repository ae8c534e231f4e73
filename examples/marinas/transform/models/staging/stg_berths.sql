select berth_id, pier, length_m, pier || '-' || lpad(berth_id::text, 3, '0') as label
from {{ source('harbour', 'berths') }}
