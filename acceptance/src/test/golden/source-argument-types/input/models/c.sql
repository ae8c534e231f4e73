select * from {{ source('crm', 5) }}
