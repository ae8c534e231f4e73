select 1 as id,
  {{ net('amount') }} as net
