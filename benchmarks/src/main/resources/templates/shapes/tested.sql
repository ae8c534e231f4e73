{% macro $name_condition(column_name, lowest=none, highest=none, inclusive=true) %}
  {%- set above = '>=' if inclusive else '>' -%}
  {%- set below = '<=' if inclusive else '<' -%}
  {%- if lowest is none and highest is none -%}
    {{ exceptions.raise_compiler_error('$name needs a lowest or a highest value of the $subject') }}
  {%- endif -%}
  {% if lowest is not none %}{{ column_name }} {{ above }} {{ lowest }}{% endif %}
  {%- if lowest is not none and highest is not none %} and {% endif -%}
  {% if highest is not none %}{{ column_name }} {{ below }} {{ highest }}{% endif %}
{% endmacro %}

{% macro $name(model, column_name, lowest=none, highest=none, inclusive=true, group_by=[]) %}
{{ config(fail_calc='sum(failures)', tags=['$subject', 'range_$number']) }}
with checked as (
  select
    {% for column in group_by %}{{ column }}, {% endfor %}
    not ({{ $name_condition(column_name, lowest, highest, inclusive) }}) as is_wrong
  from {{ model }}
  where {{ column_name }} is not null
)
select {% if group_by %}{{ group_by | join(', ') }},{% endif %} count(*) as failures
from checked
where is_wrong
{% if group_by %}group by {% for column in group_by %}{{ loop.index }}{{ ', ' if not loop.last }}{% endfor %}{% endif %}
having count(*) > {{ var('$subject_tolerance', {'dev': $number, 'prod': 0})[target.name] | default(0, true) | int }}
{% endmacro %}
