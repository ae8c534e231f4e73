{% snapshot a %}{{ config(unique_key='id', strategy='check', check_cols='all', hard_deletes='perhaps') }}select 1 as id{% endsnapshot %}
{% snapshot b %}{{ config(unique_key='id', strategy='check', check_cols='all', hard_deletes='ignore', invalidate_hard_deletes=true) }}select 1 as id{% endsnapshot %}
{% snapshot c %}{{ config(unique_key='id', strategy='check', check_cols='some') }}select 1 as id{% endsnapshot %}
{% snapshot d %}{{ config(unique_key='id', strategy='check', check_cols='all', snapshot_meta_column_names={'dbt_valid_form': 'x'}) }}select 1 as id{% endsnapshot %}
