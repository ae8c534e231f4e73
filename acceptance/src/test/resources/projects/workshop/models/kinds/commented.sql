{{ config(materialized='table', enabled=target.type == 'postgres') }}
select split_part(current_query(), '*/', 1) as comment
