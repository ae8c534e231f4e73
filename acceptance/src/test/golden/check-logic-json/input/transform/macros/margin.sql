{% macro margin(amount) %}
  {% if var('tenant_key') == 'bolt' %} {{ amount }} * 0.9 {% else %} {{ amount }} {% endif %}
{% endmacro %}
