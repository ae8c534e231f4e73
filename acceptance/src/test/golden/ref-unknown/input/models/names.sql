select * from {{ ref('shop', 'custmers') }}
