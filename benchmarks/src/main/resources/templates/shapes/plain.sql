{#- Spells out a calendar of the $subject: one column for each period. -#}
{% macro $name(date_column, value_column, periods=['day', 'week', 'month', 'quarter', 'year']) %}
  {% set offsets = namespace(current=0, total=$number) %}
  {% for period in periods %}
    {% set offsets.current = loop.index0 * offsets.total // 2 %}
    sum(case when date_trunc('{{ period }}', {{ date_column }}) = date_trunc('{{ period }}', {{ now_in_zone(var('$subject_zone', 'UTC')) }})
      then {{ value_column }} end) as this_{{ period }},
    sum(case when {{ date_column }} >= {{ dateadd(period, -1 - offsets.current, 'current_date') }}
      and {{ date_column }} < {{ dateadd(period, -offsets.current, 'current_date') }} then {{ value_column }} end) as last_{{ period }},
    {{ safe_divide('this_' ~ period, 'last_' ~ period) | indent(4) }} as {{ period }}_growth{{ ',' if not loop.last else '' }}
    {% if period not in ('day', 'week') and loop.index > 1 and not (offsets.current >= 12 or offsets.current == -1) %}
      -- {{ "%s of %d" | format(period, loop.length) }}
    {% endif %}
  {% endfor %}
{% endmacro %}

{% macro $name_rows(rows) %}
  {% filter trim %}
    {% for row in rows | batch(3, none) %}
      {% with first = row | first, rest = row[1:] %}({{ first }}{% for value in rest if value is not none %}, '{{ value }}'{% endfor %}){% endwith %}
    {% endfor %}
  {% endfilter %}
{% endmacro %}
