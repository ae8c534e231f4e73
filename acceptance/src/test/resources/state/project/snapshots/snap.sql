{% snapshot snap_block %}
{{ config(unique_key='id', strategy='check', check_cols=['amount']) }}
select * from {{ ref('stg_orders') }}
{% endsnapshot %}
