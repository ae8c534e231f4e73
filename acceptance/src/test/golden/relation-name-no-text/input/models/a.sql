{% if execute %}{{ api.Relation.create(database=1, schema='main', identifier='x') }}{% endif %}select 1 as id
