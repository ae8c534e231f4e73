{# Privileges as the `grants` config says. #}

{% macro apply_grants(relation, grant_config, should_revoke) -%}
  {{ return(adapter.dispatch('apply_grants', 'dbt')(relation, grant_config, should_revoke)) }}
{%- endmacro %}

{# With should_revoke the relation may hold privileges from before: only the difference is granted and revoked. #}
{% macro default__apply_grants(relation, grant_config, should_revoke=true) -%}
  {%- if not grant_config -%}{{ return('') }}{%- endif -%}
  {%- set present = {} -%}
  {%- if should_revoke -%}
    {%- do present.update(adapter.standardize_grants_dict(run_query(get_show_grant_sql(relation)))) -%}
  {%- endif -%}
  {%- do call_dcl_statements(
      get_dcl_statement_list(relation, diff_of_two_dicts(present, grant_config), get_revoke_sql)
      + get_dcl_statement_list(relation, diff_of_two_dicts(grant_config, present), get_grant_sql)) -%}
{%- endmacro %}

{# Whether privileges from before are still there: they are on what was kept, and on what was replaced by renaming only
   where the engine copies them. #}
{% macro should_revoke(existing_relation, full_refresh_mode=true) -%}
  {%- if existing_relation is none -%}
    {{ return(false) }}
  {%- endif -%}
  {{ return(copy_grants() if full_refresh_mode else true) }}
{%- endmacro %}

{% macro copy_grants() -%}
  {{ return(adapter.dispatch('copy_grants', 'dbt')()) }}
{%- endmacro %}

{% macro default__copy_grants() -%}
  {{ return(true) }}
{%- endmacro %}

{% macro support_multiple_grantees_per_dcl_statement() -%}
  {{ return(adapter.dispatch('support_multiple_grantees_per_dcl_statement', 'dbt')()) }}
{%- endmacro %}

{% macro default__support_multiple_grantees_per_dcl_statement() -%}
  {{ return(true) }}
{%- endmacro %}

{% macro get_show_grant_sql(relation) -%}
  {{ return(adapter.dispatch('get_show_grant_sql', 'dbt')(relation)) }}
{%- endmacro %}

{% macro default__get_show_grant_sql(relation) -%}
  show grants on {{ relation.render() }}
{%- endmacro %}

{% macro get_grant_sql(relation, privilege, grantees) -%}
  {{ return(adapter.dispatch('get_grant_sql', 'dbt')(relation, privilege, grantees)) }}
{%- endmacro %}

{% macro default__get_grant_sql(relation, privilege, grantees) -%}
  grant {{ privilege }} on {{ relation.render() }} to {{ grantees | join(', ') }}
{%- endmacro %}

{% macro get_revoke_sql(relation, privilege, grantees) -%}
  {{ return(adapter.dispatch('get_revoke_sql', 'dbt')(relation, privilege, grantees)) }}
{%- endmacro %}

{% macro default__get_revoke_sql(relation, privilege, grantees) -%}
  revoke {{ privilege }} on {{ relation.render() }} from {{ get_quoted_csv(grantees) }}
{%- endmacro %}

{% macro get_dcl_statement_list(relation, grant_config, get_dcl_macro) -%}
  {{ return(adapter.dispatch('get_dcl_statement_list', 'dbt')(relation, grant_config, get_dcl_macro)) }}
{%- endmacro %}

{% macro default__get_dcl_statement_list(relation, grant_config, get_dcl_macro) -%}
  {%- set statements = [] -%}
  {%- set together = support_multiple_grantees_per_dcl_statement() -%}
  {%- for privilege, grantees in grant_config.items() if grantees -%}
    {%- for group in [grantees] if together -%}{%- do statements.append(get_dcl_macro(relation, privilege, group)) -%}{%- endfor -%}
    {%- for grantee in grantees if not together -%}{%- do statements.append(get_dcl_macro(relation, privilege, [grantee])) -%}{%- endfor -%}
  {%- endfor -%}
  {{ return(statements) }}
{%- endmacro %}

{% macro call_dcl_statements(dcl_statement_list) -%}
  {{ return(adapter.dispatch('call_dcl_statements', 'dbt')(dcl_statement_list)) }}
{%- endmacro %}

{% macro default__call_dcl_statements(dcl_statement_list) -%}
  {%- if dcl_statement_list -%}
    {%- call statement('grants') -%}{{ dcl_statement_list | join(';\n') }}{%- endcall -%}
  {%- endif -%}
{%- endmacro %}
