with

landed as (

  select * from {{ source('shop', 'customer') }}

),

newest as (

  -- a changed customer is landed again, under the same key
  select *
  from landed
  qualify row_number() over (partition by c_custkey order by _loaded_at desc) = 1

)

select
  c_custkey as customer_id,
  c_name as customer_name,
  c_address as address,
  c_phone as phone,
  c_mktsegment as segment,
  {{ from_minor_units('c_acctbal') }} as account_balance,
  _loaded_at as loaded_at
from newest
