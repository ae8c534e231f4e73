select 1 as id,
  {{ customer.name }} as name
