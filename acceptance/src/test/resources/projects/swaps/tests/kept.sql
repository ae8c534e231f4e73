{{ config(store_failures=true, severity='warn', schema='kept') }}
{{ rows_of_round() }}
