{{ config('view', 'table') }} select 1 as id
