{% for x in 5 %}{{ x }}{% endfor %}select 1 as id
