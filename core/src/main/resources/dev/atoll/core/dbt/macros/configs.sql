{# Settings that come from the node's config first and from the command line second. #}

{% macro should_full_refresh() -%}
  {%- set own = config.get('full_refresh') -%}
  {{ return(flags.FULL_REFRESH if own is none else own) }}
{%- endmacro %}

{# How failures are kept says as well that they are. #}
{% macro should_store_failures() -%}
  {%- set kept_as = config.get('store_failures_as') -%}
  {%- if kept_as -%}{{ return(kept_as != 'ephemeral') }}{%- endif -%}
  {%- set own = config.get('store_failures') -%}
  {{ return(flags.STORE_FAILURES if own is none else own) }}
{%- endmacro %}

{# A call block whose body goes in front of the statement that builds the node. #}
{% macro set_sql_header(config) -%}
  {%- do config.set('sql_header', caller()) -%}
{%- endmacro %}

{% macro is_incremental() -%}
  {%- if not execute or model.config.materialized != 'incremental' or should_full_refresh() -%}
    {{ return(false) }}
  {%- endif -%}
  {%- set built = load_cached_relation(this) -%}
  {{ return(built is not none and built.type == 'table') }}
{%- endmacro %}
