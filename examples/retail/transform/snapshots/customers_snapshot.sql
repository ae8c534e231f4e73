{% snapshot customers_snapshot %}

{{
  config(
    unique_key='customer_id',
    strategy='timestamp',
    updated_at='loaded_at'
  )
}}

select
  customer_id,
  customer_name,
  segment,
  account_balance,
  loaded_at
from {{ ref('stg_customers') }}

{% endsnapshot %}
