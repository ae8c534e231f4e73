{{ config(tags=['finance'], severity='warn') }}
select * from {{ ref('author_income') }} where income_with_vat < 0
