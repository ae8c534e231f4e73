{% test rows_match(model, other) %}
select counts.n, others.n as other_n
from (select count(*) as n from {{ model }}) as counts, (select count(*) as n from {{ other }}) as others
where counts.n <> others.n
{% endtest %}
