select 1 as id,
  {{ cent('amount') }} as cents
