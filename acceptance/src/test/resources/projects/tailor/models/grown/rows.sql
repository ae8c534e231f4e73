{{ config(sql_header="create temporary table if not exists header_of_rows as select 'sewn' as word;") }}
select {{ var('round') }} as round, '{{ is_incremental() }}' as incremental, word from header_of_rows
