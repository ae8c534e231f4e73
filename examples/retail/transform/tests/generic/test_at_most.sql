{#- No value of the column lies above that of another column of the same row. -#}
{% test at_most(model, column_name, other) %}

select
  {{ column_name }},
  {{ other }}
from {{ model }}
where {{ column_name }} > {{ other }}

{% endtest %}
