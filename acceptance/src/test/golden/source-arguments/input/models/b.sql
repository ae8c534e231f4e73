select * from {{ source('a', 'b', 'c') }}
