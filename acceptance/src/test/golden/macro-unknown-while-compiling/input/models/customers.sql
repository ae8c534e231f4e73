select {{ dbt_utils.star(1) }}
