{{ config(database='elsewhere') }} select 1 as id
