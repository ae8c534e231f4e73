{# Dates in Jinja: ranges of days as text, for loops over partitions. #}

{% macro convert_datetime(date_str, date_fmt) -%}
  {{ return(modules.datetime.datetime.strptime(date_str | string, date_fmt)) }}
{%- endmacro %}

{# Every day from the first to the last, both included; without a last one, the first alone. #}
{% macro dates_in_range(start_date_str, end_date_str=none, in_fmt='%Y%m%d', out_fmt='%Y%m%d') -%}
  {%- set first = convert_datetime(start_date_str, in_fmt) -%}
  {%- set last = convert_datetime(start_date_str if end_date_str is none else end_date_str, in_fmt) -%}
  {%- if last < first -%}
    {%- do exceptions.raise_compiler_error('the range of days ends before it begins: ' ~ start_date_str ~ ' to ' ~ end_date_str) -%}
  {%- endif -%}
  {%- set days = [] -%}
  {%- for n in range((last - first).days + 1) -%}
    {%- do days.append((first + modules.datetime.timedelta(days=n)).strftime(out_fmt)) -%}
  {%- endfor -%}
  {{ return(days) }}
{%- endmacro %}

{# `20240101` or `20240101, 20240131` as a list of days. #}
{% macro partition_range(raw_partition_date, date_fmt='%Y%m%d') -%}
  {%- set ends = (raw_partition_date | string).split(',') | map('trim') | list -%}
  {%- if ends | length > 2 -%}
    {%- do exceptions.raise_compiler_error('a range of days is one day or two with a comma between, not: ' ~ raw_partition_date) -%}
  {%- endif -%}
  {{ return(dates_in_range(ends[0], ends[1] if ends | length == 2 else none, in_fmt=date_fmt)) }}
{%- endmacro %}

{% macro py_current_timestring() -%}
  {{ return(modules.datetime.datetime.now().strftime('%Y%m%d%H%M%S%f')) }}
{%- endmacro %}

{# For packages that ask which implementation of the language they run in; false as in dbt Core 1. #}
{% macro is_core_v2() -%}
  {{ return(false) }}
{%- endmacro %}
