{% test mine(model) %}select 1{% endtest %}
{% test %}select 1{% endtest %}
