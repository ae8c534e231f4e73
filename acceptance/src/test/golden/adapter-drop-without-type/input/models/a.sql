{% if execute %}{% do adapter.drop_relation(api.Relation.create(database='shop', schema='main', identifier='x')) %}{% endif %}select 1 as id
