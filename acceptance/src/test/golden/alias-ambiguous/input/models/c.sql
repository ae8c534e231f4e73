{{ config(alias='Same') }} select 1 as id
