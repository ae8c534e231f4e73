{% macro q() %}{% call statement('q', fetch_result=true) %}
select 1
from nowhere{% endcall %}{% endmacro %}
