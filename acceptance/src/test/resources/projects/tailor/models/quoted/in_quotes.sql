{{ config(quoting={'database': true, 'schema': false, 'identifier': true}, alias='in_quotes') }}
select count(*) as upper_rows from {{ ref('upper') }}
