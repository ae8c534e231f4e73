{{ config(tags=['wrong'], pre_hook=mark('fails, inside'), post_hook=mark('never')) }}
select cast('a' || id as integer) as n from {{ ref('items_now') }}
