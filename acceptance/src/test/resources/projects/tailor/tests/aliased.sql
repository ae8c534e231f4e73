{{ config(store_failures=true, severity='warn', alias='what_fails') }}
select * from {{ ref('kept_here') }} where dbt_valid_to is null
