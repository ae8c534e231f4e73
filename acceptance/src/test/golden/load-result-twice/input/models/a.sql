{% call statement('x', fetch_result=true) %}select 1 as id{% endcall %}{% set a = load_result('x') %}{% set b = load_result('x') %}select 1 as id
