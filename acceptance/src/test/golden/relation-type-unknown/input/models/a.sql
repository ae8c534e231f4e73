{% if execute %}{% do api.Relation.create(database='shop', schema='main', identifier='x', type='carpet') %}{% endif %}select 1 as id
