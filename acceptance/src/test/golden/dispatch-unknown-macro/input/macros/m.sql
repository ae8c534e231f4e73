{% macro m() %}{{ adapter.dispatch('nothing', 'shop')() }}{% endmacro %}
