{% snapshot a %}{{ config(unique_key='id', strategy='guess', updated_at='x') }}select 1 as id{% endsnapshot %}
