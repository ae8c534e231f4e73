select {{ 'open }}
