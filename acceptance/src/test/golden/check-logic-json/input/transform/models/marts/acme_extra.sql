{{ config(enabled=(var('tenant_key') == 'acme')) }}
with t_bolt as (select * from raw.orders),
prices as (select * from "warehouse"."eu".prices),
own as (select extract(year from t_bolt.ordered_on) as y from t_bolt)
select
  own.y,
  'Europe' as region,
  'sold to acme' as note
from own, t_bolt.items
join {{ target.database }}.landing.rates on true
{% if target.name == 'acme' or target.schema in ['t_acme', 't_bolt'] %}
where own.y > 2020
{% endif %}
-- a comment may name acme and raw.orders
