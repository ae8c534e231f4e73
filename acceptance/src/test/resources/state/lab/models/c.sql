select count(*) as n, '{{ ref('b') }}' as was from {{ ref('b') }} cross join {{ ref('raw') }}
