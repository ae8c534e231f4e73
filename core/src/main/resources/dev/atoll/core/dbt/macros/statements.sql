{# How SQL text reaches the database: every statement of a materialisation, hook or query passes through these. #}

{% macro statement(name=none, fetch_result=false, auto_begin=true, language='sql') -%}
  {%- if execute -%}
    {%- set text = caller() -%}
    {%- if language != 'sql' -%}
      {%- do exceptions.raise_compiler_error('only SQL models can be run, this one is written in ' ~ language) -%}
    {%- endif -%}
    {#- What is written is what `target/run` shows: the node's own statement, not the ones around it. -#}
    {%- if name == 'main' -%}{%- do write(text) -%}{%- endif -%}
    {%- set outcome = adapter.execute(text, auto_begin=auto_begin, fetch=fetch_result) -%}
    {%- if name is not none -%}
      {%- do store_result(name, response=outcome[0], agate_table=outcome[1]) -%}
    {%- endif -%}
  {%- endif -%}
{%- endmacro %}

{# Records a result for work that was done by other means than a statement, such as loading a seed. #}
{% macro noop_statement(name=none, message=none, code=none, rows_affected=none, res=none) -%}
  {%- set text = caller() -%}
  {%- if name == 'main' -%}{%- do write(text) -%}{%- endif -%}
  {%- if name is not none -%}
    {%- do store_raw_result(name, message=message, code=code, rows_affected=rows_affected, agate_table=res) -%}
  {%- endif -%}
{%- endmacro %}

{% macro run_query(sql) -%}
  {%- call statement('run_query_statement', fetch_result=true, auto_begin=false) -%}
    {{ sql }}
  {%- endcall -%}
  {%- set answer = load_result('run_query_statement') -%}
  {{ return(answer.table if answer else none) }}
{%- endmacro %}
