{% macro m() %}{{ adapter.dispatch('m', macro_namespace=['shop'])() }}{% endmacro %}
