select id, cast(amount as decimal(4,1)) as amount from {{ ref('amounts') }}
