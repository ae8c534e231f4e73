{# A CSV file as a table. #}

{% materialization seed, default %}
  {%- set existing = load_cached_relation(this) -%}
  {%- set target = this.incorporate(type='table') -%}
  {%- set full_refresh = should_full_refresh() -%}
  {%- set rows = load_agate_table(as_written=atoll__seeds_as_written()) -%}
  {%- do store_result('agate_table', response='OK', agate_table=rows) -%}
  {%- if existing is not none and existing.is_view -%}
    {%- do exceptions.raise_compiler_error('cannot load seed ' ~ model.name ~ ': ' ~ existing ~ ' is a view') -%}
  {%- endif -%}

  {%- do run_hooks(pre_hooks, inside_transaction=false) -%}
  {%- do run_hooks(pre_hooks, inside_transaction=true) -%}

  {#- A drop begins no transaction of its own, and nobody may see the table missing. -#}
  {%- do adapter.atoll_begin() -%}
  {%- if existing is none -%}
    {%- set table_sql = create_csv_table(model, rows) -%}
  {%- else -%}
    {%- set table_sql = reset_csv_table(model, full_refresh, existing, rows) -%}
  {%- endif -%}
  {%- set code = 'CREATE' if full_refresh else 'INSERT' -%}
  {%- set count = rows.rows | length -%}
  {%- set rows_sql = load_csv_rows(model, rows) -%}
  {%- call noop_statement('main', code ~ ' ' ~ count, code, count) -%}{{ get_csv_sql(table_sql, rows_sql) }}{%- endcall -%}
  {%- if existing is none or full_refresh -%}{%- do create_indexes(target) -%}{%- endif -%}

  {%- do atoll__finish(target, existing, full_refresh) -%}
  {%- do run_hooks(post_hooks, inside_transaction=false) -%}
  {{ return({'relations': [target]}) }}
{% endmaterialization %}

{# Whether texts are loaded just as the file has them; dbt's own way makes all line ends alike, and `null` a null. #}
{% macro atoll__seeds_as_written() -%}
  {{ return(adapter.dispatch('atoll__seeds_as_written', 'dbt')()) }}
{%- endmacro %}

{% macro default__atoll__seeds_as_written() -%}
  {{ return(false) }}
{%- endmacro %}

{% macro create_csv_table(model, agate_table) -%}
  {{ adapter.dispatch('create_csv_table', 'dbt')(model, agate_table) }}
{%- endmacro %}

{# Makes the empty table; answers the statement it ran. #}
{% macro default__create_csv_table(model, agate_table) -%}
  {{ return(atoll__create_seed_table('create table', model, agate_table)) }}
{%- endmacro %}

{% macro atoll__create_seed_table(verb, model, agate_table) -%}
  {%- set types = model['config'].get('column_types') or {} -%}
  {%- set quote = model['config'].get('quote_columns') -%}
  {%- set columns = [] -%}
  {%- for name in agate_table.column_names -%}
    {%- set type = types.get(name) or adapter.convert_type(agate_table, loop.index0) -%}
    {%- do columns.append(adapter.quote_seed_column(name, quote) ~ ' ' ~ type) -%}
  {%- endfor -%}
  {%- set text = verb ~ ' ' ~ this.render() ~ ' (' ~ columns | join(', ') ~ ')' -%}
  {%- call statement('create_seed_table') -%}{{ text }}{%- endcall -%}
  {{ return(text) }}
{%- endmacro %}

{% macro reset_csv_table(model, full_refresh, old_relation, agate_table) -%}
  {{ adapter.dispatch('reset_csv_table', 'dbt')(model, full_refresh, old_relation, agate_table) }}
{%- endmacro %}

{% macro default__reset_csv_table(model, full_refresh, old_relation, agate_table) -%}
  {%- if full_refresh -%}
    {%- do adapter.drop_relation(old_relation) -%}
    {{ return(create_csv_table(model, agate_table)) }}
  {%- endif -%}
  {%- do adapter.truncate_relation(old_relation) -%}
  {{ return('truncate table ' ~ old_relation.render()) }}
{%- endmacro %}

{% macro load_csv_rows(model, agate_table) -%}
  {{ adapter.dispatch('load_csv_rows', 'dbt')(model, agate_table) }}
{%- endmacro %}

{# Rows go in by the engine's bulk path, by column name; the answer is what `target/run` shows for it. #}
{% macro default__load_csv_rows(model, agate_table) -%}
  {%- do adapter.load_seed(this, agate_table) -%}
  {{ return('-- ' ~ agate_table.rows | length ~ ' rows loaded into ' ~ this.render() ~ ' ('
      ~ get_seed_column_quoted_csv(model, agate_table.column_names) ~ ')') }}
{%- endmacro %}

{% macro get_csv_sql(create_or_truncate_sql, insert_sql) -%}
  {{ adapter.dispatch('get_csv_sql', 'dbt')(create_or_truncate_sql, insert_sql) }}
{%- endmacro %}

{% macro default__get_csv_sql(create_or_truncate_sql, insert_sql) -%}
  {{ create_or_truncate_sql }};
{{ insert_sql }}
{%- endmacro %}

{% macro get_seed_column_quoted_csv(model, column_names) -%}
  {%- set quote = model['config'].get('quote_columns') -%}
  {%- set quoted = [] -%}
  {%- for name in column_names -%}{%- do quoted.append(adapter.quote_seed_column(name, quote)) -%}{%- endfor -%}
  {{ return(quoted | join(', ')) }}
{%- endmacro %}

{# How bound parameters are written and how many rows go at a time, for projects that load rows by statements of their own. #}
{% macro get_binding_char() -%}
  {{ adapter.dispatch('get_binding_char', 'dbt')() }}
{%- endmacro %}

{% macro default__get_binding_char() -%}
  {{ return('%s') }}
{%- endmacro %}

{% macro get_batch_size() -%}
  {{ return(adapter.dispatch('get_batch_size', 'dbt')()) }}
{%- endmacro %}

{% macro default__get_batch_size() -%}
  {{ return(10000) }}
{%- endmacro %}
