{{ config(materialized='table') }}

select
    cast(id as {{ text_type() }}) as id,
    cast(amount as {{ number_type(18, 4) }}) as amount,
    cast(quantity as {{ whole_type() }}) as quantity,
    cast(created_at as {{ time_type() }}) as created_at,
    {{ cut_to('month', 'created_at') }} as month,
    {{ cut_to('week', 'created_at') }} as week,
    {{ add_units('day', 7, 'created_at') }} as due_at,
    {{ add_units('month', 1, cut_to('month', 'created_at')) }} as next_month,
    {{ units_between('day', 'created_at', 'updated_at') }} as age_days,
    {{ units_between('hour', 'created_at', 'updated_at') }} as age_hours,
    {{ joined_text(['first_name', "' '", 'last_name']) }} as full_name,
    {{ hashed(joined_text(['id', "'|'", 'created_at'])) }} as row_hash,
    {{ safe_ratio('amount', 'quantity') }} as unit_price,
    {{ any_of('country') }} as some_country,
    {{ listed('label', "', '") }} as labels,
    {{ boolean_or('is_paid') }} as ever_paid
from {{ ref('stg_invoices') }}
group by {{ positions(8) }}
having {{ safe_ratio('sum(amount)', 'count(*)') }} > {{ var('min_amount', 10) }}
