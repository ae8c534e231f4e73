select {{ m() }} as id
