select {{ set_strict([[1]]) }} as id
