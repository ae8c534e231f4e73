{{ config(materialized='incremental', unique_key='payment_id') }}

select p.payment_id, p.stay_id, p.paid_at, p.method, p.amount, s.net * (1 + {{ vat_rate() }}) - p.amount as open_amount
from {{ ref('stg_payments') }} as p
join {{ ref('stg_stays') }} as s on s.stay_id = p.stay_id
{% if is_incremental() %}
where p.paid_at >= (select max(paid_at) from {{ this }})
{% endif %}
