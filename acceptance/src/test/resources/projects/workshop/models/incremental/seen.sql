{{ config(incremental_strategy='append') }}
{% if is_incremental() %}
select {{ var('round') }} as round, (select count(*) from {{ this }}) as before
{% else %}
select {{ var('round') }} as round, cast(-1 as bigint) as before
{% endif %}
