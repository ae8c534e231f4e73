select * from {{ ref('aliased') }}
