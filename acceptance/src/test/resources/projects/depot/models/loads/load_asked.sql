select 1 as id, 'in' as kind, cast(now() as timestamp) - interval '3 hours' as loaded_at union all select 2, 'out', cast(now() as timestamp) - interval '9 days'
