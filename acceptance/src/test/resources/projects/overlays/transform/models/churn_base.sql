select id, total from {{ ref('customers') }}
