{{ config(materialized='incremental', unique_key='id') }}
select n.id, cast('{{ var("load") }}' as varchar(10)) as loaded
from (select 1 as id union all select 2 union all select 3) as n
where n.id <= {{ var('last') }}
{% if is_incremental() %}
and n.id > (select max(id) from {{ this }})
{% endif %}
