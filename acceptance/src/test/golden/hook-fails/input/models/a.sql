{{ config(pre_hook='insert into nowhere values (1)') }}
select 1 as id
