{% call set_sql_header(config) %}
create temporary table header_words as select 'from the header' as word;
{% endcall %}
{{ config(materialized='table') }}
select word from header_words
