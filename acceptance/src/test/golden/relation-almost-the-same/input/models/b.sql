-- depends_on: {{ ref('a') }}
{% if execute %}{% do adapter.get_relation(target.database, target.schema, 'some_table') %}{% endif %}select 1 as id
