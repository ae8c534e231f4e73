{% snapshot a %}{{ config(strategy='check', check_cols='all') }}select 1 as id{% endsnapshot %}
{% snapshot b %}{{ config(unique_key='id') }}select 1 as id{% endsnapshot %}
{% snapshot c %}{{ config(unique_key='id', strategy='timestamp') }}select 1 as id{% endsnapshot %}
{% snapshot d %}{{ config(unique_key='id', strategy='check') }}select 1 as id{% endsnapshot %}
