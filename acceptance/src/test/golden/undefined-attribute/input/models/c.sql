select {{ nobody() }} as id
