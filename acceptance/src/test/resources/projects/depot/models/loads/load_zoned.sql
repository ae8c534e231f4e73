select 1 as id, 'in' as kind, now() - interval '3 hours' as loaded_at union all select 2, 'out', now() - interval '9 days'
