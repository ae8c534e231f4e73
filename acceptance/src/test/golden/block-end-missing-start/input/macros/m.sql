{% if true %}1{% endfor %}
