select 1 as old
