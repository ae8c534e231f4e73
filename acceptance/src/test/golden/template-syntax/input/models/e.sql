{% call statement() %}select 1
