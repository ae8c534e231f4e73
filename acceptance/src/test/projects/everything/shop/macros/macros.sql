{% macro label(text, size=3) %}{{ text[:size] }}{% endmacro %}
{% test not_too_much(model, most) %}select * from {{ model }} where amount > {{ most }}{% endtest %}
