select {{ disp() }} as a
{% if false %} {{ unused() }} {% endif %}
