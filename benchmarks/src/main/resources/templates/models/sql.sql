{{ config(materialized='view') }}

with source_rows as (
    select * from {{ source('crm', 'accounts') }}
),

owners as (
    select * from {{ ref('stg_owners') }}
),

cleaned as (
    select
        account_id,
        trim(account_name) as account_name,
        lower(trim(email)) as email,
        nullif(trim(phone), '') as phone,
        nullif(trim(street), '') as street,
        nullif(trim(city), '') as city,
        upper(nullif(trim(country), '')) as country_code,
        cast(created_at as timestamp) as created_at,
        cast(updated_at as timestamp) as updated_at,
        coalesce(is_deleted, false) as is_deleted,
        owner_id,
        industry,
        cast(annual_revenue as decimal(18, 2)) as annual_revenue,
        cast(employees as integer) as employees,
        row_number() over (partition by account_id order by updated_at desc) as position
    from source_rows
    where account_id is not null
),

latest as (
    select * from cleaned where position = 1 and not is_deleted
)

select
    latest.account_id,
    latest.account_name,
    latest.email,
    latest.phone,
    latest.street,
    latest.city,
    latest.country_code,
    latest.created_at,
    latest.updated_at,
    latest.industry,
    latest.annual_revenue,
    latest.employees,
    case
        when latest.employees >= 1000 then 'large'
        when latest.employees >= 100 then 'medium'
        when latest.employees > 0 then 'small'
        else 'unknown'
    end as size_class,
    owners.owner_name,
    owners.team
from latest
left join owners
    on owners.owner_id = latest.owner_id
    and owners.valid_from <= latest.updated_at
    and coalesce(owners.valid_to, '9999-12-31') > latest.updated_at
