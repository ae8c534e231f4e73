select 1 as id, 'in' as kind, cast(cast(now() as timestamp) - interval '90 days' as date) as loaded_at union all select 2, 'out', cast(cast(now() as timestamp) - interval '9 days' as date)
