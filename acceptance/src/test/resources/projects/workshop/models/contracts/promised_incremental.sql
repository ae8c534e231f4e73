select cast(name as text) as name, cast(id as bigint) as id, {{ var('round') }} as round from {{ ref('items_now') }}
