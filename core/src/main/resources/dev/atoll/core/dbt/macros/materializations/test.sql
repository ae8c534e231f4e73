{# Data tests: a query whose rows are failures, counted, and kept in a relation when asked for. #}

{% materialization test, default %}
  {%- set kept_as = config.get('store_failures_as') or 'table' -%}
  {%- set relations = [] -%}
  {%- if should_store_failures() and kept_as != 'ephemeral' -%}
    {%- if kept_as not in ['table', 'view'] -%}
      {%- do exceptions.raise_compiler_error('store_failures_as is ' ~ kept_as ~ '; it can be table, view or ephemeral') -%}
    {%- endif -%}
    {%- set target = this.incorporate(type=kept_as) -%}
    {#- The limit holds for what is kept, too. -#}
    {%- do atoll__replace_whole(target, sql if config.get('limit') is none else get_limit_subquery_sql(sql, config.get('limit'))) -%}
    {%- do relations.append(target) -%}
    {%- set failures = 'select * from ' ~ target.render() -%}
  {%- else -%}
    {%- set failures = sql -%}
  {%- endif -%}

  {#- One query needs no transaction around it. -#}
  {%- call statement('main', fetch_result=true, auto_begin=false) -%}
    {{ get_test_sql(failures, config.get('fail_calc'), config.get('warn_if'), config.get('error_if'), config.get('limit')) }}
  {%- endcall -%}
  {{ return({'relations': relations}) }}
{% endmaterialization %}

{# Makes a relation anew in a transaction of its own, whatever stood in its place. #}
{% macro atoll__replace_whole(target, sql) -%}
  {%- set existing = load_cached_relation(target) -%}
  {%- if existing is not none -%}
    {#- Opens the transaction, so that the drop belongs to it. -#}
    {%- call statement(auto_begin=true) -%}{{ get_drop_sql(existing) }}{%- endcall -%}
  {%- endif -%}
  {%- call statement(auto_begin=true) -%}{{ get_create_sql(target, sql) }}{%- endcall -%}
  {%- do adapter.commit() -%}
{%- endmacro %}

{% macro get_test_sql(main_sql, fail_calc, warn_if, error_if, limit) -%}
  {{ adapter.dispatch('get_test_sql', 'dbt')(main_sql, fail_calc, warn_if, error_if, limit) }}
{%- endmacro %}

{% macro default__get_test_sql(main_sql, fail_calc, warn_if, error_if, limit) -%}
  select
    {{ fail_calc }} as failures,
    {{ fail_calc }} {{ warn_if }} as should_warn,
    {{ fail_calc }} {{ error_if }} as should_error
  from (
    {{ main_sql }}
    {{ 'limit ' ~ limit if limit is not none }}
  ) dbt_internal_test
{%- endmacro %}

{% macro get_where_subquery(relation) -%}
  {%- do return(adapter.dispatch('get_where_subquery', 'dbt')(relation)) -%}
{%- endmacro %}

{# What a generic test sees as its `model`: the relation, narrowed by the test's `where`. #}
{% macro default__get_where_subquery(relation) -%}
  {%- set where = config.get('where') -%}
  {%- if where -%}
    {{ return('(select * from ' ~ relation ~ ' where ' ~ where ~ ') dbt_subquery') }}
  {%- endif -%}
  {{ return(relation) }}
{%- endmacro %}
