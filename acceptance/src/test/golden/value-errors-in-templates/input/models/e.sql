select {{ 'x' | int(base=99) }} as id
