select {{ zip_strict(1, 2) }} as id
