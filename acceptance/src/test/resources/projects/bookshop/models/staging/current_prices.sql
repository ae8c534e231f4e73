select book_id, price from {{ ref('prices') }} where round = {{ var('round') }}
