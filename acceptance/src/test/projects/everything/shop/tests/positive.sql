select * from {{ ref('totals') }} where amount < 0
