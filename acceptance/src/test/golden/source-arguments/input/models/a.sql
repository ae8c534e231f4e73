select * from {{ source('crm') }}
