select days.day, coalesce(sum(sales.quantity), 0) as sold, count(sales.sale_id) as sales
from {{ ref('calendar', 'january') }} as days
left join {{ ref('priced_sales') }} as sales on cast(sales.sold_at as date) = days.day
group by days.day
