select {{ 'a' | uper }} as name
