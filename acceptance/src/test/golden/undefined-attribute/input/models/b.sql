{% set x = {} %}select {{ x.y.z }} as id
