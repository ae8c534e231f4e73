select {{ var('nobody') }} as x
