{{ config(persist_docs=true) }} select 1 as id
