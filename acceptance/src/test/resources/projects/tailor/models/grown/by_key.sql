-- depends_on: {{ ref("cloths") }}
{{ config(unique_key='id', alias='by_the_key') }}
select id, name, {{ var('round') }} as round from {{ source('raw', 'cloths') }}
{% if is_incremental() %} where id <> 2 {% endif %}
