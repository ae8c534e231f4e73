{{ config(grants={'+select': ['reader_three'], 'insert': 'reader_one'}, enabled=target.type == 'postgres') }} select 1 as id
