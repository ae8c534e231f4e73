{{ config(materialized='table') }}

{%- set measures = {
    'net': ['sum', 'avg', 'min', 'max'],
    'tax': ['sum', 'avg'],
    'discount': ['sum', 'max'],
    'quantity': ['sum', 'avg', 'min', 'max', 'count']
} -%}
{%- set regions = ['north', 'south', 'east', 'west', 'centre'] -%}
{%- set state = namespace(columns=0, names=[]) %}

select
    day,
    {%- for region in regions %}
    -- {{ loop.index }} of {{ loop.length }}: {{ region | title }}
    {%- for measure, functions in measures.items() %}
    {%- for function in functions if not (function == 'avg' and region == 'centre') %}
    {%- set name = [region, measure, function] | join('_') %}
    {%- set state.columns = state.columns + 1 %}
    {%- do state.names.append(name) %}
    {{ function }}(case when region = '{{ region }}' then {{ measure }} end) as {{ name }},
    {%- endfor %}
    {%- endfor %}
    {%- endfor %}
    {%- for bucket in range(0, 240, 10) %}
    {%- if bucket % 40 == 0 %}
    -- from {{ bucket }}
    {%- endif %}
    count(case when quantity >= {{ bucket }} and quantity < {{ bucket + 10 }} then 1 end) as bucket_{{ '%03d' | format(bucket) }}
    {%- if not loop.last %},{% endif %}
    {%- endfor %}
from {{ ref('fct_sales') }}
group by day
-- {{ state.columns }} columns: {{ state.names | sort | first }} to {{ state.names | sort | last }}
{%- for name in state.names if name.startswith('north') and 'sum' in name %}
-- {{ loop.index0 }}: {{ name | replace('_', '.') }}{{ ' and' if loop.nextitem is defined else '' }}
{%- endfor %}
