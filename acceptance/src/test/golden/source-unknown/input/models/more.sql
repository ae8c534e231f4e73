select * from {{ source('rwa', 'payments') }}
