select cast(id as integer) as id, cast(name as text) as name from {{ ref("items_now") }}
