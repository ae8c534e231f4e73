select {{ 'abc' | nofilter }}
