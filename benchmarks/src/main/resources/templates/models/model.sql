{{ config(
    materialized='incremental',
    unique_key='order_id',
    tags=['finance', 'daily'],
    on_schema_change='append_new_columns'
) }}

{%- set methods = var('payment_methods', ['card', 'transfer', 'voucher', 'gift_card']) -%}
{%- set lookback = var('lookback_days', 3) %}

with orders as (
    select * from {{ ref('stg_orders') }}
    {% if is_incremental() %}
    -- late rows arrive up to {{ lookback }} days after the fact
    where ordered_at >= (select {{ add_days('max(ordered_at)', -lookback) }} from {{ this }})
    {% endif %}
),

payments as (
    select * from {{ ref('stg_payments') }}
),

refunds as (
    select * from {{ source('shop', 'refunds') }}
    where status not in ({{ quoted(['rejected', 'draft']) }})
),

paid as (
    select
        order_id,
        {%- for method in methods %}
        sum(case when payment_method = '{{ method }}' then amount else 0 end) as {{ method }}_amount,
        count(case when payment_method = '{{ method }}' then 1 end) as {{ method }}_payments,
        {%- endfor %}
        sum(amount) as paid_amount
    from payments
    group by 1
),

refunded as (
    select order_id, sum({{ to_major('amount_minor', 2) }}) as refunded_amount
    from refunds
    group by order_id
)

select
    {{ row_key(['orders.order_id', 'orders.shop_id']) }} as order_key,
    orders.order_id,
    orders.customer_id,
    {{ local_time('orders.ordered_at', target.timezone | default('UTC')) }} as ordered_at_local,
    {% for method in methods -%}
    coalesce(paid.{{ method }}_amount, 0) as {{ method }}_amount,
    {% endfor -%}
    coalesce(paid.paid_amount, 0) as paid_amount,
    coalesce(refunded.refunded_amount, 0) as refunded_amount,
    coalesce(paid.paid_amount, 0) - coalesce(refunded.refunded_amount, 0) as net_amount,
    '{{ var("currency", "EUR") | upper }}' as currency
from orders
left join paid on paid.order_id = orders.order_id
left join refunded on refunded.order_id = orders.order_id
{% if target.name != 'prod' %}where orders.ordered_at > {{ add_days('current_date', -30) }}{% endif %}
