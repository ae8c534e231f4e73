{# One name, an implementation for each database. #}

{% macro text_type() -%}
  {{ return(adapter.dispatch('text_type', 'shop')()) }}
{%- endmacro %}

{% macro default__text_type() -%}
  varchar
{%- endmacro %}

{% macro duckdb__text_type() -%}
  text
{%- endmacro %}

{% macro number_type(precision, scale) -%}
  {{ return(adapter.dispatch('number_type', 'shop')(precision, scale)) }}
{%- endmacro %}

{% macro default__number_type(precision, scale) -%}
  numeric({{ precision }}, {{ scale }})
{%- endmacro %}

{% macro duckdb__number_type(precision, scale) -%}
  decimal({{ precision }}, {{ scale }})
{%- endmacro %}

{% macro whole_type() -%}
  {{ return(adapter.dispatch('whole_type', 'shop')()) }}
{%- endmacro %}

{% macro default__whole_type() -%}
  integer
{%- endmacro %}

{% macro duckdb__whole_type() -%}
  bigint
{%- endmacro %}

{% macro time_type() -%}
  {{ return(adapter.dispatch('time_type', 'shop')()) }}
{%- endmacro %}

{% macro default__time_type() -%}
  timestamp
{%- endmacro %}

{% macro duckdb__time_type() -%}
  timestamp
{%- endmacro %}

{% macro cut_to(unit, expression) -%}
  {{ return(adapter.dispatch('cut_to', 'shop')(unit, expression)) }}
{%- endmacro %}

{% macro default__cut_to(unit, expression) -%}
  date_trunc('{{ unit | lower }}', {{ expression }})
{%- endmacro %}

{% macro add_units(unit, count, expression) -%}
  {{ return(adapter.dispatch('add_units', 'shop')(unit, count, expression)) }}
{%- endmacro %}

{% macro default__add_units(unit, count, expression) -%}
  dateadd({{ unit }}, {{ count }}, {{ expression }})
{%- endmacro %}

{% macro duckdb__add_units(unit, count, expression) -%}
  ({{ expression }} + ({{ count }} * interval '1 {{ unit }}'))
{%- endmacro %}

{% macro units_between(unit, first, second) -%}
  {{ return(adapter.dispatch('units_between', 'shop')(unit, first, second)) }}
{%- endmacro %}

{% macro default__units_between(unit, first, second) -%}
  datediff({{ unit }}, {{ first }}, {{ second }})
{%- endmacro %}

{% macro duckdb__units_between(unit, first, second) -%}
  date_diff('{{ unit }}', {{ first }}, {{ second }})
{%- endmacro %}

{% macro joined_text(parts) -%}
  {{ return(adapter.dispatch('joined_text', 'shop')(parts)) }}
{%- endmacro %}

{% macro default__joined_text(parts) -%}
  concat({{ parts | join(', ') }})
{%- endmacro %}

{% macro duckdb__joined_text(parts) -%}
  {{ parts | join(' || ') }}
{%- endmacro %}

{% macro hashed(expression) -%}
  {{ return(adapter.dispatch('hashed', 'shop')(expression)) }}
{%- endmacro %}

{% macro default__hashed(expression) -%}
  md5(cast({{ expression }} as {{ text_type() }}))
{%- endmacro %}

{% macro safe_ratio(above, below) -%}
  {{ return(adapter.dispatch('safe_ratio', 'shop')(above, below)) }}
{%- endmacro %}

{% macro default__safe_ratio(above, below) -%}
  ({{ above }}) / nullif({{ below }}, 0)
{%- endmacro %}

{% macro any_of(expression) -%}
  {{ return(adapter.dispatch('any_of', 'shop')(expression)) }}
{%- endmacro %}

{% macro default__any_of(expression) -%}
  any_value({{ expression }})
{%- endmacro %}

{% macro listed(expression, separator) -%}
  {{ return(adapter.dispatch('listed', 'shop')(expression, separator)) }}
{%- endmacro %}

{% macro default__listed(expression, separator) -%}
  listagg({{ expression }}, {{ separator }})
{%- endmacro %}

{% macro duckdb__listed(expression, separator) -%}
  string_agg({{ expression }}, {{ separator }})
{%- endmacro %}

{% macro boolean_or(expression) -%}
  {{ return(adapter.dispatch('boolean_or', 'shop')(expression)) }}
{%- endmacro %}

{% macro default__boolean_or(expression) -%}
  bool_or({{ expression }})
{%- endmacro %}
