{% macro m() %}{{ adapter.dispatch('m', 'nobody')() }}{% endmacro %}
