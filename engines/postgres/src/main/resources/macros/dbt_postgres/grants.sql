{# Privileges. #}

{# What others than the one who asks may do: his own rights need no grant. #}
{% macro postgres__get_show_grant_sql(relation) -%}
  select grantee, privilege_type
  from information_schema.role_table_grants
  where grantor = current_role and grantee <> current_role
    and table_schema = '{{ atoll__postgres_text(relation.schema) }}'
    and table_name = '{{ atoll__postgres_text(relation.identifier) }}'
  order by privilege_type, grantee
{%- endmacro %}

{# A table made anew has none of the old one's grants. #}
{% macro postgres__copy_grants() -%}
  {{ return(false) }}
{%- endmacro %}
