{% macro in_currency(amount) %}{{ return(adapter.dispatch('in_currency', 'bookshop')(amount)) }}{% endmacro %}

{% macro default__in_currency(amount) %}cast({{ amount }} as varchar){% endmacro %}

{% macro duckdb__in_currency(amount) -%}
  coalesce(printf('%.2f', cast({{ amount }} as double)), '0') || ' {{ var("currency") }}'
{%- endmacro %}

{% macro with_vat(amount) -%}
  round(coalesce({{ amount }}, 0) * (1 + {{ var('vat_rate') }}), 2)
{%- endmacro %}

{% macro mark_run(word) %}
insert into {{ target.schema }}.run_marks values ('{{ word }}', {{ var('round') }})
{% endmacro %}

{% macro count_rows(relation_name) %}
  {% set found = run_query('select count(*) as n from ' ~ ref(relation_name)) %}
  {% do log(relation_name ~ ' has ' ~ found.columns[0].values()[0] ~ ' rows', info=true) %}
{% endmacro %}
