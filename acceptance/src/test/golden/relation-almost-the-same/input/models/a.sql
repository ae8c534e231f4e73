{% if execute %}{% set r = api.Relation.create(database='shop', schema='main', identifier='Orders') %}{% do r.matches('shop', 'main', 'orders') %}{% endif %}select 1 as id
