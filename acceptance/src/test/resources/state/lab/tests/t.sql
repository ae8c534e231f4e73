select * from {{ ref('c') }} where n < 0
