{{ config(materialized='table', pre_hook={'sql': mark('fails, outside'), 'transaction': false}) }}
select cast('a' || id as integer) as n from {{ ref('items_now') }}
