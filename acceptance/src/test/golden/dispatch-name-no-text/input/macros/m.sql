{% macro m() %}{{ adapter.dispatch(macro_name=5)() }}{% endmacro %}
