select * from {{ ref('m', v=1) }}
