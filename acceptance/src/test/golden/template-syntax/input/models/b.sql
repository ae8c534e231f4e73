select {{ foo bar }} as id
