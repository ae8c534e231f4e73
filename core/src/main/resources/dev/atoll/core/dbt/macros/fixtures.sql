{# Unit tests: made-up rows as queries, and the comparison of what a model made of them with what was expected. #}

{# The rows of one input. Columns that a row leaves out are null; which there are is asked of the relation that stands in
   the database, unless their types are given. #}
{% macro get_fixture_sql(rows, column_name_to_data_types) -%}
  {%- set types = {} -%}
  {%- if column_name_to_data_types -%}
    {%- do types.update(column_name_to_data_types) -%}
  {%- else -%}
    {%- set relation = load_cached_relation(this) -%}
    {%- if relation is none and defer_relation -%}
      {%- set relation = load_cached_relation(defer_relation) -%}
    {%- endif -%}
    {%- if relation is none -%}
      {%- do exceptions.raise_compiler_error("the columns of unit test input '" ~ model.name ~ "' are not known: " ~ this
          ~ ' does not exist. Build it, or give the rows as `format: sql`.') -%}
    {%- endif -%}
    {%- for column in adapter.get_columns_in_relation(relation) -%}
      {%- do types.update({column.name: column.data_type}) -%}
    {%- endfor -%}
  {%- endif -%}
  {{ atoll__rows_sql(rows, types, types.keys() | list, {}) }}
{%- endmacro %}

{# The expected rows: the columns that the first of them names, or all when there is none. #}
{% macro get_expected_sql(rows, column_name_to_data_types, column_name_to_quoted) -%}
  {%- set columns = rows[0].keys() | list if rows else column_name_to_data_types.keys() | list -%}
  {{ atoll__rows_sql(rows, column_name_to_data_types, columns, column_name_to_quoted) }}
{%- endmacro %}

{% macro atoll__rows_sql(rows, types, columns, quoted) -%}
  {%- for row in rows -%}
    {%- do validate_fixture_rows(rows, loop.index) -%}
    {%- set values = format_row(row, types) -%}
    {{ 'union all\n' if not loop.first }}select
    {%- for column in columns %}
      {{ ', ' if not loop.first }}{{ values.get(column | lower, 'cast(null as ' ~ types.get(column, 'varchar') ~ ')') }} as {{ quoted.get(column) or adapter.quote(column) }}
    {%- endfor %}
  {% else -%}
    select
    {%- for column in columns %}
      {{ ', ' if not loop.first }}cast(null as {{ types[column] }}) as {{ quoted.get(column) or adapter.quote(column) }}
    {%- endfor %}
    limit 0
  {%- endfor -%}
{%- endmacro %}

{# A row's values as SQL, by column name in lower case. #}
{% macro format_row(row, column_name_to_data_types) -%}
  {%- set types = {} -%}
  {%- for name, type in column_name_to_data_types.items() -%}{%- do types.update({name | lower: type}) -%}{%- endfor -%}
  {%- set formatted = {} -%}
  {%- for name, value in row.items() -%}
    {%- set type = types.get(name | lower) -%}
    {%- if type is none -%}
      {%- do exceptions.raise_compiler_error("there is no column '" ~ name ~ "' in '" ~ model.name ~ "'; there are: "
          ~ column_name_to_data_types.keys() | join(', ')) -%}
    {%- endif -%}
    {%- if value is none -%}
      {%- set text = 'null' -%}
    {%- elif value is number or value is boolean or value is mapping or (value is sequence and value is not string) -%}
      {%- set text = value | string -%}
    {%- else -%}
      {#- A date that YAML read as one is a text to SQL. -#}
      {%- set text = string_literal(escape_single_quotes(value | string)) -%}
    {%- endif -%}
    {%- do formatted.update({name | lower: 'cast(' ~ text ~ ' as ' ~ type ~ ')'}) -%}
  {%- endfor -%}
  {{ return(formatted) }}
{%- endmacro %}

{# For engines whose fixtures need more care than others. #}
{% macro validate_fixture_rows(rows, row_number) -%}
  {{ return(adapter.dispatch('validate_fixture_rows', 'dbt')(rows, row_number)) }}
{%- endmacro %}

{% macro default__validate_fixture_rows(rows, row_number) -%}
{%- endmacro %}

{% macro get_unit_test_sql(main_sql, expected_fixture_sql, expected_column_names) -%}
  {{ adapter.dispatch('get_unit_test_sql', 'dbt')(main_sql, expected_fixture_sql, expected_column_names) }}
{%- endmacro %}

{# Both sides in one answer, each row saying by `actual_or_expected` which it is of. #}
{% macro default__get_unit_test_sql(main_sql, expected_fixture_sql, expected_column_names) -%}
  {%- set columns = get_quoted_csv(expected_column_names) -%}
  {%- set side = adapter.quote('actual_or_expected') -%}
  select {{ columns }}, 'actual' as {{ side }} from (
    {{ main_sql }}
  ) as actual_rows
  union all
  select {{ columns }}, 'expected' as {{ side }} from (
    {{ expected_fixture_sql }}
  ) as expected_rows
{%- endmacro %}
