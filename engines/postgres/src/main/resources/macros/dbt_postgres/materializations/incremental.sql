{# Strategies of incremental models on PostgreSQL. #}

{# A key means delete+insert, no key means append. #}
{% macro postgres__get_incremental_default_sql(arg_dict) -%}
  {{ return(get_incremental_delete_insert_sql(arg_dict) if arg_dict['unique_key'] else get_incremental_append_sql(arg_dict)) }}
{%- endmacro %}

{# A batch is merged in by its key, which microbatch models therefore need here. #}
{% macro postgres__get_incremental_microbatch_sql(arg_dict) -%}
  {%- if not arg_dict['unique_key'] -%}
    {%- do exceptions.raise_compiler_error("model '" ~ model.name ~ "': the microbatch strategy needs a unique_key on PostgreSQL") -%}
  {%- endif -%}
  {{ return(get_incremental_merge_sql(arg_dict)) }}
{%- endmacro %}
