{{ config(pre_hook="select 1", tags=['x'], meta={'owner': 'bob'}) }}
select count(*) as n from {{ ref('orders') }} join {{ ref('stg_customers') }} using (id)
