select {{ metric('revenue') }}
