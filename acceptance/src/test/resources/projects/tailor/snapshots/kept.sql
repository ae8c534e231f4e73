{% snapshot kept_elsewhere %}
{{ config(target_schema='tl_fixed', target_database='tailor_shop', unique_key='id', strategy='timestamp', updated_at='seen_at') }}
-- depends_on: {{ ref("cloths") }}
select id, name || '{{ var("round") }}' as name, seen_at + interval '{{ var("round") }} hours' as seen_at from {{ source('bare', 'cloths') }}
{% endsnapshot %}

{% snapshot kept_here %}
{{ config(unique_key='id', strategy='check', check_cols=['name'], alias='kept_under_alias', target_schema=target.schema ~ '_history') }}
select id, case id when {{ var('round') }} then 'changed' else name end as name from {{ ref('cloths') }}
{% endsnapshot %}
