select count(*) as n from {{ ref('hidden_two') }}
