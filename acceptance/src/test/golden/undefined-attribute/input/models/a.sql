select {{ nobody.id }} as id
