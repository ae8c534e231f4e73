{# The catalog: every relation of some schemas with its columns, as `docs generate` shows it. #}

{% macro postgres__get_catalog(information_schema, schemas) -%}
  {%- set conditions = [] -%}
  {%- for schema in schemas -%}
    {%- do conditions.append("upper(n.nspname) = upper('" ~ atoll__postgres_text(schema) ~ "')") -%}
  {%- endfor -%}
  {{ return(atoll__postgres_catalog(information_schema, conditions)) }}
{%- endmacro %}

{% macro postgres__get_catalog_relations(information_schema, relations) -%}
  {%- set conditions = [] -%}
  {%- for relation in relations if relation.schema -%}
    {%- set text = "upper(n.nspname) = upper('" ~ atoll__postgres_text(relation.schema) ~ "')" -%}
    {%- if relation.identifier -%}
      {%- set text = text ~ " and upper(c.relname) = upper('" ~ atoll__postgres_text(relation.identifier) ~ "')" -%}
    {%- endif -%}
    {%- do conditions.append('(' ~ text ~ ')') -%}
  {%- endfor -%}
  {{ return(atoll__postgres_catalog(information_schema, conditions)) }}
{%- endmacro %}

{% macro atoll__postgres_catalog(information_schema, conditions) -%}
  {%- if information_schema.database -%}{%- do adapter.verify_database(information_schema.database) -%}{%- endif -%}
  {%- call statement('catalog', fetch_result=true) -%}
    select current_database()::text as table_database, n.nspname::text as table_schema, c.relname::text as table_name,
      case c.relkind when 'v' then 'VIEW' when 'm' then 'MATERIALIZED VIEW' else 'BASE TABLE' end as table_type,
      obj_description(c.oid, 'pg_class') as table_comment,
      a.attname::text as column_name, a.attnum::int as column_index,
      pg_catalog.format_type(a.atttypid, a.atttypmod) as column_type,
      col_description(c.oid, a.attnum) as column_comment,
      pg_get_userbyid(c.relowner)::text as table_owner
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p', 'f', 'v', 'm') and c.relpersistence in ('p', 'u')
      and a.attnum > 0 and not a.attisdropped
      and ({{ conditions | join(' or ') or 'false' }})
    order by n.nspname, c.relname, a.attnum
  {%- endcall -%}
  {{ return(load_result('catalog').table) }}
{%- endmacro %}
