select
  amuont where region = '{{ var("region_code") }}'
