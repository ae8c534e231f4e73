#!/bin/sh
# Every night: each marina, one after the other.
cd "$(dirname "$0")" || exit 1
# The country in quotes: YAML reads Norway as false.
tail -n +2 customers.csv | while IFS=, read -r customer country currency; do
  DB_PASSWORD=$(./password.sh "$customer")
  export DB_PASSWORD
  dbt build --project-dir transform --profiles-dir . --target "$customer" \
    --vars "{tenant: $customer, country: '$country', currency: $currency}" || echo "$customer failed" >&2
done
