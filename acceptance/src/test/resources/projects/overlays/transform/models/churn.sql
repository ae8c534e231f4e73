select id, {{ risk('total') }} as risk from {{ ref('churn_base') }}
