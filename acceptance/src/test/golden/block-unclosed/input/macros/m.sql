{% macro m() %}
1
