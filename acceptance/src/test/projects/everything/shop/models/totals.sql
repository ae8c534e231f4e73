select id, sum(amount) as amount from {{ ref('orders') }} where {{ helpers.helper() }} is not null group by id
