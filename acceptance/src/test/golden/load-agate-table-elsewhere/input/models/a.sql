{% set t = load_agate_table() %}select 1 as id
