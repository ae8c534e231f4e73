select id * 2 as twice, '{{ var("label", "x") }}' as label from {{ ref('base') }}
