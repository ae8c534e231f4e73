select {{ metric() }} as m
