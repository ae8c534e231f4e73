{% macro m() %}{{ adapter.dispatch('shop.m')() }}{% endmacro %}
