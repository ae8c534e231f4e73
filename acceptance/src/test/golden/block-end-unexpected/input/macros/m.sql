{% if true %}{% for x in y %}{% endif %}{% endfor %}
