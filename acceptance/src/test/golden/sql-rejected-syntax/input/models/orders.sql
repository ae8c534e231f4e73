select
  1 as id,
  {{ cents('1') }} as cents
