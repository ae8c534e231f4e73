{{ config(
    pre_hook="insert into {{ target.schema }}.run_marks values ('before author_income', {{ var('round') }})",
    post_hook=["insert into {{ target.schema }}.run_marks select 'rows ' || count(*), {{ var('round') }} from {{ this }}"]
) }}
{%- set bands = [('small', 20), ('middle', 60)] %}
select authors.author_id, authors.author_name,
  {{ in_currency('sum(sales.amount)') }} as income,
  {{ with_vat('sum(sales.amount)') }} as income_with_vat,
  sum(sales.amount * authors.royalty) as royalties,
  {%- for name, most in bands %}
  count(*) filter (where sales.amount <= {{ most }}) as {{ name }}_sales{{ ',' if not loop.last }}
  {%- endfor %}
from {{ ref('stg_authors') }} as authors
left join {{ ref('priced_sales') }} as sales using (author_id)
group by authors.author_id, authors.author_name
