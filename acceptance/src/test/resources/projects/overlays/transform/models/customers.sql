-- a contract is checked against the columns of the extension too
with totals as (
    select * from {{ ref('lookup') }}
)
select id, total from totals -- the end
