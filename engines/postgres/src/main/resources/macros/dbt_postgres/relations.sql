{# Schemas, relations and columns of a PostgreSQL database. #}

{% macro postgres__create_schema(relation) -%}
  {%- if relation.database -%}{%- do adapter.verify_database(relation.database) -%}{%- endif -%}
  {%- call statement('create_schema') -%}create schema if not exists {{ relation.without_identifier().include(database=false) }}{%- endcall -%}
{%- endmacro %}

{% macro postgres__drop_schema(relation) -%}
  {%- if relation.database -%}{%- do adapter.verify_database(relation.database) -%}{%- endif -%}
  {%- call statement('drop_schema') -%}drop schema if exists {{ relation.without_identifier().include(database=false) }} cascade{%- endcall -%}
{%- endmacro %}

{% macro postgres__list_schemas(database) -%}
  {%- if database -%}{%- do adapter.verify_database(database) -%}{%- endif -%}
  {%- call statement('list_schemas', fetch_result=true, auto_begin=false) -%}
    select nspname::text as nspname from pg_catalog.pg_namespace order by nspname
  {%- endcall -%}
  {{ return(load_result('list_schemas').table) }}
{%- endmacro %}

{% macro postgres__check_schema_exists(information_schema, schema) -%}
  {%- if information_schema.database -%}{%- do adapter.verify_database(information_schema.database) -%}{%- endif -%}
  {%- call statement('check_schema_exists', fetch_result=true, auto_begin=false) -%}
    select count(*) from pg_catalog.pg_namespace where nspname = '{{ atoll__postgres_text(schema) }}'
  {%- endcall -%}
  {{ return(load_result('check_schema_exists').table) }}
{%- endmacro %}

{% macro postgres__information_schema_name(database) -%}
  {%- if database -%}{%- do adapter.verify_database(database) -%}{%- endif -%}
  information_schema
{%- endmacro %}

{% macro postgres__list_relations_without_caching(schema_relation) -%}
  {%- call statement('list_relations_without_caching', fetch_result=true) -%}
    select current_database()::text as database, c.relname::text as name, n.nspname::text as schema,
      case c.relkind when 'v' then 'view' when 'm' then 'materialized_view' else 'table' end as type
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm')
      and lower(n.nspname) = lower('{{ atoll__postgres_text(schema_relation.schema) }}')
    order by c.relname
  {%- endcall -%}
  {{ return(load_result('list_relations_without_caching').table) }}
{%- endmacro %}

{# A relation without a schema is a temporary one, or whatever the search path finds first. #}
{% macro postgres__get_columns_in_relation(relation) -%}
  {%- set name = relation.include(database=false) -%}
  {%- call statement('get_columns_in_relation', fetch_result=true) -%}
    select a.attname::text as column_name,
      coalesce((regexp_match(t.full_name, '^(character varying|character|numeric)\(')) [1], t.full_name) as data_type,
      case when t.full_name ~ '^character' then (regexp_match(t.full_name, '\((\d+)\)')) [1]::int end as character_maximum_length,
      case t.full_name when 'smallint' then 16 when 'integer' then 32 when 'bigint' then 64 when 'real' then 24
        when 'double precision' then 53
        else case when t.full_name ~ '^numeric\(' then (regexp_match(t.full_name, '\((\d+),')) [1]::int end
      end as numeric_precision,
      case when t.full_name in ('smallint', 'integer', 'bigint') then 0
        when t.full_name ~ '^numeric\(' then (regexp_match(t.full_name, ',(-?\d+)\)')) [1]::int
      end as numeric_scale
    from pg_catalog.pg_attribute a
    cross join lateral (select pg_catalog.format_type(a.atttypid, a.atttypmod) as full_name) as t
    where a.attrelid = to_regclass('{{ atoll__postgres_text(name) }}') and a.attnum > 0 and not a.attisdropped
    order by a.attnum
  {%- endcall -%}
  {{ return(sql_convert_columns_in_relation(load_result('get_columns_in_relation').table)) }}
{%- endmacro %}

{# Which views would go if a relation were dropped, for packages that ask: one row for each pair. #}
{% macro postgres__get_relations() -%}
  {%- call statement('relations', fetch_result=true) -%}
    select distinct referenced_space.nspname::text as referenced_schema, referenced.relname::text as referenced_name,
      dependent_space.nspname::text as dependent_schema, dependent.relname::text as dependent_name
    from pg_catalog.pg_depend d
    join pg_catalog.pg_rewrite r on r.oid = d.objid
    join pg_catalog.pg_class dependent on dependent.oid = r.ev_class
    join pg_catalog.pg_namespace dependent_space on dependent_space.oid = dependent.relnamespace
    join pg_catalog.pg_class referenced on referenced.oid = d.refobjid
    join pg_catalog.pg_namespace referenced_space on referenced_space.oid = referenced.relnamespace
    where d.classid = 'pg_catalog.pg_rewrite'::regclass and d.refclassid = 'pg_catalog.pg_class'::regclass
      and dependent.oid <> referenced.oid
      and referenced_space.nspname not in ('pg_catalog', 'information_schema')
      and dependent_space.nspname not in ('pg_catalog', 'information_schema')
    order by 1, 2, 3, 4
  {%- endcall -%}
  {{ return(load_result('relations').table) }}
{%- endmacro %}

{# The older name. #}
{% macro postgres_get_relations() -%}
  {{ return(postgres__get_relations()) }}
{%- endmacro %}

{# The server cuts names off after 63 bytes, so the front of a long name gives way to the suffix. With dstring the name
   holds the time as well: temporary tables of one model in several sessions are told apart in the logs. #}
{% macro postgres__make_relation_with_suffix(base_relation, suffix, dstring) -%}
  {%- set ending = suffix -%}
  {%- if dstring -%}{%- set ending = ending ~ modules.datetime.datetime.now().strftime('%H%M%S%f') -%}{%- endif -%}
  {%- set longest = base_relation.relation_max_name_length() - ending | length -%}
  {%- if longest <= 0 -%}
    {%- do exceptions.raise_compiler_error('the suffix ' ~ ending ~ ' leaves no room for a name: a relation has at most '
        ~ base_relation.relation_max_name_length() ~ ' characters') -%}
  {%- endif -%}
  {{ return(base_relation.incorporate(path={'identifier': base_relation.identifier[:longest] ~ ending})) }}
{%- endmacro %}

{% macro postgres__make_intermediate_relation(base_relation, suffix) -%}
  {{ return(postgres__make_relation_with_suffix(base_relation, suffix, dstring=false)) }}
{%- endmacro %}

{# Temporary tables live in a schema of the session's own. #}
{% macro postgres__make_temp_relation(base_relation, suffix) -%}
  {%- set named = postgres__make_relation_with_suffix(base_relation, suffix, dstring=true) -%}
  {{ return(named.incorporate(path={'database': none, 'schema': none})) }}
{%- endmacro %}

{% macro postgres__make_backup_relation(base_relation, backup_relation_type, suffix) -%}
  {%- set named = postgres__make_relation_with_suffix(base_relation, suffix, dstring=false) -%}
  {{ return(named.incorporate(type=backup_relation_type)) }}
{%- endmacro %}

{# What goes along by `cascade` is forgotten before, whoever runs the statement. #}
{% macro postgres__drop_table(relation) -%}
  {%- do adapter.cache_dropped(relation) -%}
  drop table if exists {{ relation }} cascade
{%- endmacro %}

{% macro postgres__drop_view(relation) -%}
  {%- do adapter.cache_dropped(relation) -%}
  drop view if exists {{ relation }} cascade
{%- endmacro %}

{% macro postgres__get_rename_table_sql(relation, new_name) -%}
  alter table {{ relation }} rename to {{ adapter.quote(new_name) }}
{%- endmacro %}

{% macro postgres__get_rename_view_sql(relation, new_name) -%}
  alter view {{ relation }} rename to {{ adapter.quote(new_name) }}
{%- endmacro %}

{# Built beside and swapped, so that what others hold on the old table is let go of only at the end. #}
{% macro postgres__get_replace_table_sql(relation, sql) -%}
  {%- set beside = make_intermediate_relation(relation) -%}
  {{ get_drop_sql(beside) }};
  {{ get_create_table_as_sql(false, beside, sql) }}
  {{ get_drop_sql(relation) }};
  {{ get_rename_table_sql(beside, relation.identifier) }}
{%- endmacro %}

{# `or replace` keeps the columns that were there; what it cannot do the statement says. #}
{% macro postgres__get_replace_view_sql(relation, sql) -%}
  {%- set contract = config.get('contract') -%}
  {{ config.get('sql_header') or '' }}
  create or replace view {{ relation }}
  {%- if contract and contract.enforced %}{{ get_assert_columns_equivalent(sql) }}{% endif %} as (
    {{ sql }}
  );
{%- endmacro %}

{# In place: the server rewrites the table where the old values fit the new type. #}
{% macro postgres__alter_column_type(relation, column_name, new_column_type) -%}
  {{ return(default__alter_column_type(relation, column_name, new_column_type)) }}
{%- endmacro %}
