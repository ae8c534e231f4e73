{% snapshot a %}{{ config(unique_key='id', strategy='check', check_cols='all', target_schema='main') }}select 1 as id{% endsnapshot %}
