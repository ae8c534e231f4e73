{{ config(materialized='materialized_view', enabled=target.type == 'postgres',
    indexes=[{'columns': ['id'], 'unique': true}, {'columns': ['name'], 'type': 'hash'}]) }}
select id, name from {{ ref('items') }} where first_round = 1 and id in (1, 2) and last_round > 1 or name = 'nope'
