select {% raw %} 1 as id
