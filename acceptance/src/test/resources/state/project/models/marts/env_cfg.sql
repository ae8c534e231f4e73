{{ config(materialized=('table' if target.name == 'prod' else 'view'), enabled=(env_var('SHOP_WORD', 'a') != 'zzz')) }}
select 1 as id
