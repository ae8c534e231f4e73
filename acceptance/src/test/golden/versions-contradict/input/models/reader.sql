select * from {{ ref('m', v=9) }}
