{{ config(tags=['wrong'], post_hook="insert into no_such_table values (1)") }}
select 1 as one
