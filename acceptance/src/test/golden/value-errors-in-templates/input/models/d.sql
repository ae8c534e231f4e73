select {{ [1, 2][7].x }} as id
