select class, count(*) as boats, sum(square_metres) * 12 as net, round(sum(square_metres) * 12 * {{ vat_rate() }}, 2) as vat
from {{ ref('winter_storage') }}
group by class
