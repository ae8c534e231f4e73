{{ config(color='green') }} select '{{ config.get('color', default='red', validator=validation.any('red', 'blue')) }}' as r
