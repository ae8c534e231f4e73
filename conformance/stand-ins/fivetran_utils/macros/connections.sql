{#- Stand-ins for macros that a project calls but the package's newest tag does not have yet: the case of
    one connection only, which is what the project's own tests use. -#}

{%- macro union_connections(connection_dictionary, single_source_name, single_table_name) -%}
select *
from {{ source(single_source_name, single_table_name) }}
{%- endmacro -%}

{%- macro apply_source_relation(package_name) -%}
, cast('' as {{ dbt.type_string() }}) as source_relation
{%- endmacro -%}

{%- macro partition_by_source_relation(package_name, alias=none) -%}
{%- endmacro -%}
