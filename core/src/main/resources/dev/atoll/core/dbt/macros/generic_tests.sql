{# The four generic tests every project has. Each selects the rows that fail. #}

{% test unique(model, column_name) %}
  {{ adapter.dispatch('test_unique', 'dbt')(model, column_name) }}
{% endtest %}

{% macro default__test_unique(model, column_name) %}
select {{ column_name }} as unique_field, count(*) as n_records
from {{ model }}
where {{ column_name }} is not null
group by {{ column_name }}
having count(*) > 1
{% endmacro %}

{% test not_null(model, column_name) %}
  {{ adapter.dispatch('test_not_null', 'dbt')(model, column_name) }}
{% endtest %}

{# Kept failures show the whole row, since the column itself only says null. #}
{% macro default__test_not_null(model, column_name) %}
select {{ '*' if should_store_failures() else column_name }}
from {{ model }}
where {{ column_name }} is null
{% endmacro %}

{% test accepted_values(model, column_name, values, quote=true) %}
  {{ adapter.dispatch('test_accepted_values', 'dbt')(model, column_name, values, quote) }}
{% endtest %}

{% macro default__test_accepted_values(model, column_name, values, quote=true) %}
{%- set mark = "'" if quote else '' %}
select value_field, count(*) as n_records
from (select {{ column_name }} as value_field from {{ model }}) as found
where value_field not in (
  {%- for value in values %}{{ ', ' if not loop.first }}{{ mark }}{{ value }}{{ mark }}{% endfor -%}
)
group by value_field
{% endmacro %}

{% test relationships(model, column_name, to, field) %}
  {{ adapter.dispatch('test_relationships', 'dbt')(model, column_name, to, field) }}
{% endtest %}

{% macro default__test_relationships(model, column_name, to, field) %}
select from_field
from (select {{ column_name }} as from_field from {{ model }}) as child
where from_field is not null
  and not exists (
    select 1 from (select {{ field }} as to_field from {{ to }}) as parent
    where parent.to_field = child.from_field
  )
{% endmacro %}
