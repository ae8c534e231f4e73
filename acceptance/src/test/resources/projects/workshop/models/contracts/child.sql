select cast(id as integer) as id, {{ var('round') }} as round from {{ ref('parent') }}
