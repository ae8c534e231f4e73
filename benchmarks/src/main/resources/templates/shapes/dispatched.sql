{#
  Gives the $subject of a relation, and leaves the spelling to the database.
  Arguments: what to look at, and how many days back.
#}
{% macro $name(relation, days=$number, where=none) -%}
  {{ return(adapter.dispatch('$name', 'shop')(relation, days, where)) }}
{%- endmacro %}

{% macro default__$name(relation, days, where) %}
  {%- if not execute -%}
    {{ return('') }}
  {%- endif -%}
  select
    count(*) as rows_seen,
    count(distinct $subject_id) as $subject_count,
    max(updated_at) as latest
  from {{ relation }}
  where updated_at >= {{ dateadd('day', -days, 'current_timestamp') }}
  {%- if where is not none %}
    and ({{ where }})
  {%- endif %}
{% endmacro %}

{% macro snowflake__$name(relation, days, where) %}
  select row_count as rows_seen, null as $subject_count, last_altered as latest
  from {{ relation.information_schema() }}.tables
  where table_name = '{{ relation.identifier | upper }}' {{ 'and ' ~ where if where }}
{% endmacro %}
