{#- In an incremental run: only what was loaded since shortly before the newest row already here. -#}
{% macro loaded_recently(column='loaded_at') -%}
  {%- if is_incremental() %}
  where {{ column }} >= (
    select coalesce(max({{ column }}), timestamp '1900-01-01') - interval {{ var('lookback_days') }} day
    from {{ this }}
  )
  {%- endif %}
{%- endmacro %}
