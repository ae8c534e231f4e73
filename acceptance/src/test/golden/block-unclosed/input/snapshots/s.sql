{% snapshot s %}
select 1 as id
