{{ config(materialized='table') }}

{% set events = ['viewed', 'added', 'removed', 'checked_out', 'paid', 'returned'] %}
{% set keys = ['customer_id', 'session_id'] %}

with stacked as (
    {{ stack(['web', 'app', 'store', 'partner'], keys + ['event', 'happened_at', 'amount_minor']) }}
),

counted as (
    select
        {{ keys | join(', ') }},
        {{ spread('event', events, '1', prefix='n_') }},
        {{ spread('event', events, to_major('amount_minor', 2), prefix='sum_', otherwise='null') }},
        {{ spread('event', events, 'happened_at', aggregate='max', prefix='last_', otherwise='null') }}
    from stacked
    group by {{ positions(2) }}
),

keyed as (
    select
        {{ row_key(keys) }} as session_key,
        {{ row_key(['customer_id']) }} as customer_key,
        {% for event in events -%}
        {{ guarded('n_' ~ event) }} as {{ event }}_count,
        {{ guarded('sum_' ~ event, "'0.00'") }} as {{ event }}_amount,
        {% endfor -%}
        {{ star_except('counted', ['n_viewed', 'sum_viewed'], var('event_columns', [])) }}
    from counted
)

select
    *,
    {% call branch('tier') %}
    {{ when('paid_count >= 10', 'gold') }}
    {{ when('paid_count >= 3', 'silver') }}
    {{ when('viewed_count > 0', 'visitor') }}
    {% endcall %}
from keyed
where {{ between_days('last_paid', 90, 0) }}
  and {{ one_of('customer_key', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) }}
