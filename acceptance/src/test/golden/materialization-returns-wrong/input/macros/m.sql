{% materialization nothing, default %}{% call statement('main') %}select 1{% endcall %}{% endmaterialization %}
{% materialization text, default %}{% call statement('main') %}select 1{% endcall %}{{ return('x') }}{% endmaterialization %}
{% materialization texts, default %}{% call statement('main') %}select 1{% endcall %}{{ return({'relations': ['x']}) }}{% endmaterialization %}
{% materialization no_main, default %}{{ return({'relations': []}) }}{% endmaterialization %}
