select {{ set_strict(5) }} as id
