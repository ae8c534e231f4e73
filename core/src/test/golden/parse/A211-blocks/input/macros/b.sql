{% if x %}
  {% macro inside() %}1{% endmacro %}
{% endif %}
{% macro %}
