select {{ metric() }}
