select {{ config.require('region') }} as r
