select {{ 'a' + 1 }} as id
