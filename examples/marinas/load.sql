-- What a loader left on a server: for each customer a schema with raw tables, and the login that the loop uses.
-- Which customers: set marinas.customers = 'aarhus,bergen,…' before. Run it as superuser, in the database `warehouse`.
do $$
declare
  customer text;
  salt int;
begin
  if not exists (select from pg_roles where rolname = 'loader') then
    create role loader;
    create role reporting;
    -- One group that may read everything, since that was quicker than sixty grants.
    create role etl;
  end if;
  foreach customer in array string_to_array(current_setting('marinas.customers'), ',') loop
    salt := ascii(substr(customer, 1, 1)) * 7 + ascii(substr(customer, 3, 1)) * 3 + length(customer);
    execute format('create role %I login password %L in role etl', 'etl_' || customer, 'harbour-' || customer);
    execute format('grant create on database warehouse to %I', 'etl_' || customer);
    execute format('create schema %I authorization loader', 'raw_' || customer);
    execute format(
      'create table raw_%1$s.boats as select n as boat_id, ''boat '' || n as name,
         ''owner'' || n %% 17 || ''@%1$s.example'' as owner_email,
         (4 + (n * 13 + %2$s) %% 30)::numeric(5, 1) as length_m,
         timestamp ''2026-01-01'' + n * interval ''1 hour'' as changed_at
       from generate_series(1, 40) as n', customer, salt);
    execute format(
      'create table raw_%1$s.berths as select n as berth_id, chr(65 + n %% 4) as pier,
         (8 + n %% 20)::numeric(5, 1) as length_m from generate_series(1, 20) as n', customer);
    execute format(
      'create table raw_%1$s.stays as select n as stay_id, 1 + (n * 7 + %2$s) %% 40 as boat_id, 1 + n %% 20 as berth_id,
         date ''2026-03-01'' + (n / 20) * 9 as arrived,
         date ''2026-03-01'' + (n / 20) * 9 + (n * 5 + %2$s) %% 9 as departed,
         (20 + (n * 11 + %2$s) %% 35)::numeric(8, 2) as price_per_night
       from generate_series(1, 400) as n', customer, salt);
    execute format(
      'create table raw_%1$s.payments as select n as payment_id, n as stay_id,
         timestamp ''2026-03-01'' + n * interval ''11 hours'' as paid_at,
         (30 + (n * 17 + %2$s) %% 200)::numeric(8, 2) as amount,
         (array[''card'', ''cash'', ''transfer''])[1 + n %% 3] as method
       from generate_series(1, 350) as n', customer, salt);
    execute format('alter table raw_%s.boats owner to loader', customer);
    execute format('alter table raw_%s.berths owner to loader', customer);
    execute format('alter table raw_%s.stays owner to loader', customer);
    execute format('alter table raw_%s.payments owner to loader', customer);
    execute format('grant usage on schema raw_%s to etl', customer);
    execute format('grant select on all tables in schema raw_%s to etl', customer);
  end loop;
end
$$;
