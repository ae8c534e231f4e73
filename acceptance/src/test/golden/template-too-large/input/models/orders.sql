{% set amount = 5 %}
select {{ amout.total }}, {{ lipsum() }}
