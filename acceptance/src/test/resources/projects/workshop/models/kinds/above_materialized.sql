{{ config(materialized='view', enabled=target.type == 'postgres') }}
select * from {{ ref('materialized') }}
