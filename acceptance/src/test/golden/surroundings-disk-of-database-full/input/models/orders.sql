{{ config(materialized='table') }}
select range as id, md5(range::varchar) as code from range(500000)
