{{ config(indexes=[{'columns': ['id']}], post_hook='delete from {{ this }} where id = 20000', pre_hook='select 1') }} {{ rows_of_round() }} union all select 20001, {{ var('round') }}
