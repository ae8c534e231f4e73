{% set names = namespace(text='x') %}
{% for i in range(50) %}
  {% set names.text = names.text ~ names.text %}
{% endfor %}
select 1 as id
