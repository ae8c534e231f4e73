select id, name, price, {{ var('round') }} as round, 'odd' as "Odd Name", changed_at as changed from {{ ref('items_now') }}
