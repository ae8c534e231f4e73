{% materialization mine, default %}{{ return({'relations': []}) }}{% endmaterialization %}
