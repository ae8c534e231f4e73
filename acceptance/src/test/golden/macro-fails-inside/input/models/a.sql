select {{ n() }} as id
