{% macro $name(table, column, order_by='count(*) desc', max_records=$number, default=[], where=none) %}
  {# Runs only when there is a connection: while a project is read, the default is the answer. #}
  {% if not execute %}
    {{ return(default) }}
  {% endif %}

  {% call statement('$name', fetch_result=true) %}
    select {{ column }} as value, count(*) as frequency
    from {{ table }}
    {% if where is not none %} where {{ where }} {% endif %}
    group by {{ column }}
    order by {{ order_by }}
    limit {{ max_records }}
  {% endcall %}

  {% set result = load_result('$name') %}
  {% if result and result['data'] %}
    {% set values = result['data'] | map(attribute=0) | list %}
    {% do log('$name found ' ~ values | length ~ ' values of ' ~ column, info=false) %}
    {{ return(values) }}
  {% elif default is string %}
    {{ return([default]) }}
  {% else %}
    {{ return(default) }}
  {% endif %}
{% endmacro %}
