{% do exceptions.warn('odd region') %}select 1 as id
