{{ config(persist_docs=['relation']) }} select 1 as id
