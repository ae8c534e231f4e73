select boat_id, name, class, length_m, ceil(length_m * 3.5) as square_metres
from {{ ref('stg_boats') }}
where class <> 'superyacht'
