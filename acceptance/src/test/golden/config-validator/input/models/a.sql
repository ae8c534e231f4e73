{{ config(color='green') }} select {{ config.get('color', validator=validation.any['red', 'blue']) }} as r
