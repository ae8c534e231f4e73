{# Materialized views. #}

{# Its indexes come with it, in one text. #}
{% macro postgres__get_create_materialized_view_as_sql(relation, sql) -%}
  create materialized view if not exists {{ relation }} as (
    {{ sql }}
  );
  {%- for index in config.get('indexes') or [] %}
  {{ get_create_index_sql(relation, index) }};
  {%- endfor %}
{%- endmacro %}

{% macro postgres__drop_materialized_view(relation) -%}
  {%- do adapter.cache_dropped(relation) -%}
  drop materialized view if exists {{ relation }} cascade
{%- endmacro %}

{% macro postgres__refresh_materialized_view(relation) -%}
  refresh materialized view {{ relation }}
{%- endmacro %}

{% macro postgres__get_rename_materialized_view_sql(relation, new_name) -%}
  alter materialized view {{ relation }} rename to {{ adapter.quote(new_name) }}
{%- endmacro %}

{# The configuration that stands in the database. #}
{% macro postgres__describe_materialized_view(relation) -%}
  {{ return({'indexes': run_query(get_show_indexes_sql(relation))}) }}
{%- endmacro %}

{# Only indexes are compared, whatever their names: a change of the query is none of the configuration, as in dbt. Answers
   nothing, or the indexes to add and the names of those to drop. #}
{% macro postgres__get_materialized_view_configuration_changes(existing_relation, new_config) -%}
  {%- set wanted = {} -%}
  {%- for index in new_config.get('indexes') or [] -%}
    {%- do atoll__postgres_check_index(existing_relation, index) -%}
    {%- do wanted.update({[index['columns'] | join(','), index.get('unique', false), index.get('type') or 'btree'] | join('|'): index}) -%}
  {%- endfor -%}
  {%- set present = {} -%}
  {%- for row in postgres__describe_materialized_view(existing_relation).indexes.rows -%}
    {%- do present.update({[row['column_names'], row['unique'], row['method']] | join('|'): row['name']}) -%}
  {%- endfor -%}
  {%- set added = [] -%}
  {%- for key, index in wanted.items() if key not in present -%}{%- do added.append(index) -%}{%- endfor -%}
  {%- set gone = [] -%}
  {%- for key, name in present.items() if key not in wanted -%}{%- do gone.append(name) -%}{%- endfor -%}
  {{ return({'indexes': {'add': added, 'drop': gone}} if added or gone else none) }}
{%- endmacro %}

{% macro postgres__get_alter_materialized_view_as_sql(relation, configuration_changes, sql, existing_relation, backup_relation, intermediate_relation) -%}
  {{ return(postgres__update_indexes_on_materialized_view(relation, configuration_changes.indexes)) }}
{%- endmacro %}

{% macro postgres__update_indexes_on_materialized_view(relation, index_changes) -%}
  {%- for name in index_changes['drop'] -%}
    {{ get_drop_index_sql(relation, name) }};
  {% endfor -%}
  {%- for index in index_changes['add'] -%}
    {{ get_create_index_sql(relation, index) }};
  {% endfor -%}
{%- endmacro %}
