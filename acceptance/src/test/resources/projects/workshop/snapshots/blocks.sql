{% snapshot by_time %}
{{ config(unique_key='id', strategy='timestamp', updated_at='changed_at') }}
select * from {{ ref('items_now') }}
{% endsnapshot %}

{% snapshot by_time_invalidate %}
{{ config(unique_key='id', strategy='timestamp', updated_at='changed_at', invalidate_hard_deletes=true, target_schema='ws_fixed') }}
select id, name, status, changed_at from {{ ref('items_now') }}
{% endsnapshot %}

{% snapshot by_time_new_record %}
{{ config(unique_key='id', strategy='timestamp', updated_at='changed_at', hard_deletes='new_record') }}
select id, name, status, changed_at from {{ ref('items_now') }}
{% endsnapshot %}

{% snapshot by_check %}
{{ config(unique_key='id', strategy='check', check_cols=['name', 'status']) }}
select * from {{ ref('items_now') }}
{% endsnapshot %}

{% snapshot by_check_all %}
{{ config(unique_key=['id', 'name'], strategy='check', check_cols='all', hard_deletes='invalidate', post_hook=mark('after snapshot')) }}
select * from {{ ref('items_now') }}
{% endsnapshot %}

{% snapshot by_check_new_record %}
{{ config(unique_key=['id', 'name'], strategy='check', check_cols=['status'], hard_deletes='new_record', updated_at='changed_at') }}
select * from {{ ref('items_now') }}
{% endsnapshot %}

{% snapshot by_expression %}
{{ config(unique_key="id || '-' || name", strategy='timestamp', updated_at="coalesce(changed_at, cast('2020-01-01' as timestamp))") }}
select id, name, changed_at from {{ ref('items_now') }}
{% endsnapshot %}

{% snapshot growing_columns %}
{{ config(unique_key='id', strategy='check', check_cols='all') }}
select id, name
{%- if var('round') | int >= 2 %}, price{% endif %}
{%- if var('round') | int >= 3 %}, status as "Status Now"{% endif %}
from {{ ref('items_now') }}
{% endsnapshot %}

{% snapshot shrinking_columns %}
{{ config(unique_key='id', strategy='timestamp', updated_at='changed_at') }}
select id, changed_at
{%- if var('round') | int < 2 %}, name{% endif %}
from {{ ref('items_now') }}
{% endsnapshot %}
