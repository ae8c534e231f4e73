{% macro cents(c) %}{{ times(c, 100) }}{% endmacro %}

{% macro times(c, by) -%}
  ({{ c }} * {{ by }})
{%- endmacro %}

{% macro unused() %}1{% endmacro %}

{% test odd(model, column_name, plus=0) %}
select * from {{ model }} where {{ column_name }} % 2 = {{ inner_odd(plus) }}
{% endtest %}

{% macro inner_odd(p) %}{{ p }}{% endmacro %}

{% test two_deep(model) %}
select 1 from {{ model }} where {{ cents('1') }} < 0
{% endtest %}
{% macro disp() %}{{ return(adapter.dispatch('disp')()) }}{% endmacro %}
{% macro default__disp() %}42{% endmacro %}
{% macro duckdb__disp() %}43{% endmacro %}
