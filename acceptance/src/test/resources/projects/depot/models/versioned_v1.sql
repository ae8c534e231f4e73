select id from {{ ref('priced') }}
