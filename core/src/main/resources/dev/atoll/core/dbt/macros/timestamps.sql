{# The database's clock, in the forms models, freshness checks and snapshots use. #}

{% macro current_timestamp() -%}
  {{ adapter.dispatch('current_timestamp', 'dbt')() }}
{%- endmacro %}

{% macro default__current_timestamp() -%}
  {%- do exceptions.raise_not_implemented('current_timestamp is not implemented for ' ~ adapter.type()) -%}
{%- endmacro %}

{% macro snapshot_get_time() -%}
  {{ adapter.dispatch('snapshot_get_time', 'dbt')() }}
{%- endmacro %}

{% macro default__snapshot_get_time() -%}
  {{ current_timestamp() }}
{%- endmacro %}

{% macro get_snapshot_get_time_data_type() -%}
  {{ return((get_column_schema_from_query('select ' ~ snapshot_get_time() ~ ' as dbt_snapshot_time') | first).dtype) }}
{%- endmacro %}

{% macro snapshot_string_as_time(timestamp) -%}
  {{ adapter.dispatch('snapshot_string_as_time', 'dbt')(timestamp) }}
{%- endmacro %}

{% macro default__snapshot_string_as_time(timestamp) -%}
  {%- do exceptions.raise_not_implemented('snapshot_string_as_time is not implemented for ' ~ adapter.type()) -%}
{%- endmacro %}

{# The two below are what older packages call. #}
{% macro current_timestamp_backcompat() -%}
  {{ adapter.dispatch('current_timestamp_backcompat', 'dbt')() }}
{%- endmacro %}

{% macro default__current_timestamp_backcompat() -%}
  current_timestamp::timestamp
{%- endmacro %}

{% macro current_timestamp_in_utc_backcompat() -%}
  {{ adapter.dispatch('current_timestamp_in_utc_backcompat', 'dbt')() }}
{%- endmacro %}

{% macro default__current_timestamp_in_utc_backcompat() -%}
  {{ current_timestamp_backcompat() }}
{%- endmacro %}
