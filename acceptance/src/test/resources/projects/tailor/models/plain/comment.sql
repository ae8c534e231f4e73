{#- What the server was sent: the comment, and on which side of the statement it stands. A comment must not be spelled out in here. -#}
{%- set opening = 'chr(47) || chr(42)' -%}
{%- set closing = 'chr(42) || chr(47)' -%}
select {{ var('round') }} as round, cloths.id,
  case when strpos(q.text, {{ opening }}) = 0 then 'none' else regexp_replace(
    substr(q.text, strpos(q.text, {{ opening }}), strpos(q.text, {{ closing }}) - strpos(q.text, {{ opening }}) + 2),
    '"dbt_version": "[^"]*"', 'version') end as comment,
  case strpos(q.text, {{ opening }}) when 0 then 'nowhere' when 1 then 'before' else 'behind' end as side
from (select replace(current_query(), chr(10), ' ') as text) as q cross join {{ ref('cloths') }} as cloths
