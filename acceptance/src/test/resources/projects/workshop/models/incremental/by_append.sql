{{ config(incremental_strategy='append') }}
select id, name, price, {{ var('round') }} as round from {{ ref('items_now') }}
{% if is_incremental() %}
where changed_at > (select max(changed_at) from (select cast('2026-01-01' as timestamp) + interval '1 day' * ({{ var('round') }} - 2) as changed_at) t)
{% endif %}
