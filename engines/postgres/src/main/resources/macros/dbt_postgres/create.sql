{# Tables and indexes on PostgreSQL. #}

{# Constraints cannot be given together with a query, so a table with a contract is made first and filled by a second
   statement. A temporary table is never unlogged: it is so by nature. #}
{% macro postgres__create_table_as(temporary, relation, sql) -%}
  {%- set contract = config.get('contract') -%}
  {%- set word = 'temporary ' if temporary else ('unlogged ' if config.get('unlogged', default=false)) -%}
  {%- set name = relation.include(database=not temporary, schema=not temporary) -%}
  {{ config.get('sql_header') or '' }}
  create {{ word }}table {{ name }}
  {%- if contract and contract.enforced and not temporary -%}
    {{ get_assert_columns_equivalent(sql) }}{{ get_table_columns_and_constraints() }};
  insert into {{ name }} ({{ adapter.dispatch('get_column_names', 'dbt')() }})
  {{ get_select_subquery(sql) }};
  {%- else %} as (
    {{ sql }}
  );
  {%- endif %}
{%- endmacro %}

{# What the server calls a type decides whether two columns are alike, lengths left aside, as in dbt. #}
{% macro postgres__format_column(column) -%}
  {%- set kinds = {'character varying': 'text', 'character': 'text', 'name': 'text', 'smallint': 'integer', 'real': 'double precision'} -%}
  {%- set dtype = column.dtype.split('(')[0] -%}
  {%- set kind = kinds.get(dtype, dtype) -%}
  {{ return({'name': column.column, 'data_type': kind, 'formatted': column.column ~ ' ' ~ kind}) }}
{%- endmacro %}

{# An index. Its name is a hash of what it is and of the moment: the table it replaces has one of the same kind in the same
   schema until it is dropped. #}
{% macro postgres__get_create_index_sql(relation, index_dict) -%}
  {%- do atoll__postgres_check_index(relation, index_dict) -%}
  {%- set columns = index_dict['columns'] | join(', ') -%}
  {%- set parts = [relation.render(), columns, index_dict.get('unique', false), index_dict.get('type', ''), modules.datetime.datetime.utcnow().isoformat()] -%}
  create {{ 'unique ' if index_dict.get('unique') }}index if not exists {{ adapter.quote(local_md5(parts | join('_'))) }}
  on {{ relation }} {{ 'using ' ~ index_dict['type'] ~ ' ' if index_dict.get('type') }}({{ columns }})
{%- endmacro %}

{% macro atoll__postgres_check_index(relation, index_dict) -%}
  {%- set known = ['columns', 'unique', 'type'] -%}
  {%- if index_dict is not mapping or not index_dict.get('columns') or index_dict['columns'] is string -%}
    {%- do exceptions.raise_compiler_error('an index of ' ~ relation ~ ' needs a list of columns: ' ~ index_dict) -%}
  {%- endif -%}
  {%- for key in index_dict if key not in known -%}
    {%- do exceptions.raise_compiler_error('an index of ' ~ relation ~ ' has the unknown key ' ~ key ~ '; there are ' ~ known | join(', ')) -%}
  {%- endfor -%}
{%- endmacro %}

{% macro postgres__get_drop_index_sql(relation, index_name) -%}
  drop index if exists {{ relation.without_identifier() }}.{{ adapter.quote(index_name) }}
{%- endmacro %}

{# The indexes of a relation: name, method, whether unique, and the columns in the index's order. #}
{% macro postgres__get_show_indexes_sql(relation) -%}
  select i.relname::text as name, m.amname::text as method, x.indisunique as "unique",
    array_to_string(array(
      select pg_get_indexdef(x.indexrelid, part, true) from generate_series(1, x.indnkeyatts) as part order by part
    ), ',') as column_names
  from pg_catalog.pg_index x
  join pg_catalog.pg_class i on i.oid = x.indexrelid
  join pg_catalog.pg_am m on m.oid = i.relam
  join pg_catalog.pg_class t on t.oid = x.indrelid
  join pg_catalog.pg_namespace n on n.oid = t.relnamespace
  where t.relname = '{{ atoll__postgres_text(relation.identifier) }}'
    and n.nspname = '{{ atoll__postgres_text(relation.schema) }}'
  order by i.relname
{%- endmacro %}

{# A value inside a literal. #}
{% macro atoll__postgres_text(value) -%}
  {{ return((value | string).replace("'", "''")) }}
{%- endmacro %}
