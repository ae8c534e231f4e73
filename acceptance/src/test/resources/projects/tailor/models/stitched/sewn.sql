{{ config(materialized='stitched', pre_hook="select 1", post_hook="update {{ this }} set name = 'hooked' where id = 2") }}
select id, name from {{ ref('cloths') }}
