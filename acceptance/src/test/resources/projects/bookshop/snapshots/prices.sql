{% snapshot price %}
{{ config(unique_key='book_id', strategy='timestamp', updated_at='changed_at', target_schema=target.schema ~ '_history') }}
select book_id, price, changed_at from {{ source('till', 'price_list') }} where round = {{ var('round') }}
-- the seed must be there first: {{ ref('prices') }}
{% endsnapshot %}
