{% snapshot versions %}
{{ config(unique_key='id', strategy='check', check_cols=['round']) }}
{{ rows_of_round() }}
{% endsnapshot %}
