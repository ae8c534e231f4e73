{% set newest = run_query('select max(ordered_on) from ' ~ ref('stg_orders')) %}
select * from {{ ref('stg_orders') }} where ordered_on = '{{ newest.columns[0][0] }}'
