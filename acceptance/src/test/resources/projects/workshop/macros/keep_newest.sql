{# A strategy of the project's own. #}
{% macro get_incremental_keep_newest_sql(arg_dict) -%}
  {%- set columns = get_quoted_csv(arg_dict['dest_columns'] | map(attribute='name')) -%}
  {%- do log('the strategy was given ' ~ arg_dict.keys() | sort | join(', ')) -%}
  delete from {{ arg_dict['target_relation'] }} where {{ arg_dict['incremental_predicates'] | join(' and ') }};
  insert into {{ arg_dict['target_relation'] }} ({{ columns }})
  select {{ columns }} from {{ arg_dict['temp_relation'] }}
{%- endmacro %}
