select {{ 'a'.uper() }}, {{ adapter.dispach('x') }} where {{ 1 is oddd }}
