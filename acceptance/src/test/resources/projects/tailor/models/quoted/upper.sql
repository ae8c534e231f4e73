select id from {{ ref('cloths') }}
