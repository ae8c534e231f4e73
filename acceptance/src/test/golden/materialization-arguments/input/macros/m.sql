{% materialization mine, speed='fast' %}{{ return({'relations': []}) }}{% endmaterialization %}
