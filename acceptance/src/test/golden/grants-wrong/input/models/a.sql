{{ config(grants='select') }} select 1 as id
