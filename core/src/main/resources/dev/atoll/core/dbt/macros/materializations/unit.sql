{# A unit test: the model's query over fixtures, beside the expected rows. #}

{% materialization unit, default %}
  {%- set expected = config.get('expected_rows') or [] -%}
  {%- set given_sql = config.get('expected_sql') -%}
  {%- set columns = get_column_schema_from_query(sql) -%}
  {%- set types = {} -%}
  {%- set names = {} -%}
  {%- for column in columns -%}
    {%- do types.update({column.name: column.dtype}) -%}
    {%- do names.update({column.name | lower: column.name}) -%}
  {%- endfor -%}
  {#- The query's own spelling of a column's name, whatever that of the expectation. -#}
  {%- set compared = [] -%}
  {%- for name in (expected[0].keys() if expected else types.keys()) -%}{%- do compared.append(names.get(name | lower, name)) -%}{%- endfor -%}
  {%- set quoted = {} -%}
  {%- for name in (expected[0].keys() if expected else []) -%}{%- do quoted.update({name: adapter.quote(names.get(name | lower, name))}) -%}{%- endfor -%}

  {%- call statement('main', fetch_result=true) -%}
    {{ get_unit_test_sql(sql, given_sql or get_expected_sql(expected, types, quoted), compared) }}
  {%- endcall -%}
  {{ return({'relations': []}) }}
{% endmaterialization %}
