{% materialization mine, default, supported_languages=[] %}{{ return({'relations': []}) }}{% endmaterialization %}
{% materialization yours, default, supported_languages=['cobol'] %}{{ return({'relations': []}) }}{% endmaterialization %}
