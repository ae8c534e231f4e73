select id, total + 7 as risk from {{ ref('churn_base') }}
