package dev.atoll.acceptance.leaks;

import dev.atoll.acceptance.leaks.LeakCarrier.Says;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Makes leaks from a seed: who is named, how, inside which SQL, built in which way, and where. */
final class LeakGenerator {
  /** Ids that are words of SQL, of projects, or hardly words at all. */
  static final List<String> TENANTS =
      List.of(
          "a",
          "b",
          "id",
          "x1",
          "orders",
          "customers",
          "public",
          "main",
          "raw",
          "stg",
          "at",
          "de",
          "no",
          "is",
          "us_east",
          "North",
          "north-2",
          "eu.west",
          "42",
          "data");

  /** The tenant whose project it is. */
  static final String OWN = "a";

  private static final List<String> TABLES = List.of("orders", "Customers", "stg_orders", "x");

  /** Queries, {@code @} being the qualified name and {@code #} the namespace alone. */
  private static final List<String> QUERIES =
      List.of(
          "select * from @",
          "select * from @ as o",
          "SELECT o.x FROM\n  @ o\nWHERE o.x > 1",
          "select 1 as x from own join @ as o on o.id = own.id",
          "select 1 as x from own, @",
          "select 1 as x from own left join lateral (select * from @) q on true",
          "with q as (select * from @) select * from q",
          "with q as (select 1 as x) select q.x from q where exists (select 1 from @ z)",
          "select (select max(x) from @) as x",
          "select 1 as x where 1 in (select id from @)",
          "select 1 as x union all select x from @",
          "select 1 as x -- like @",
          "select 1 as x /* copied from @ on Monday */",
          "select '@' as x",
          "select 'select * from @' as x",
          "select e'select * from @' as x",
          "select $$select * from @$$ as x",
          "select $q$ @ $q$ as x",
          "select query_to_xml('select * from @', true, true, '') as x",
          "select * from dblink('dbname=wh', 'select * from @') as t(x int)",
          "select to_regclass('@') as x",
          "select nextval('@') as x",
          "select #.secret(1) as x",
          "select @.x as x from own",
          "select x::@ from own",
          "select cast(x as @) as x from own",
          "select 1 as x from own tablesample system (1), only @",
          "select extract(year from q.d) as x from @ as q",
          "select 1 as x from (own join @ on true)",
          "select case when exists (table @) then 1 end as x");

  private static final List<String> STATEMENTS =
      List.of(
          "insert into @ values (1)",
          "insert into own select * from @",
          "update @ set x = 1",
          "update own set x = o.x from @ as o",
          "delete from @ where x = 1",
          "delete from own using @ as o where o.x = own.x",
          "merge into own using @ as o on o.x = own.x when matched then delete",
          "create table mine as select * from @",
          "create table @ (x int)",
          "create view spy as select * from @",
          "create index on @ (x)",
          "drop table if exists @ cascade",
          "truncate table own, @",
          "alter table @ rename to x",
          "alter table own set schema #",
          "alter table own owner to %",
          "lock table @ in exclusive mode",
          "comment on table @ is 'x'",
          "comment on schema # is 'x'",
          "grant select on own to %",
          "grant all on @ to current_user",
          "grant % to current_user",
          "create schema #",
          "create schema if not exists # authorization %",
          "drop schema # cascade",
          "drop owned by %",
          "reassign owned by current_user to %",
          "alter role % nologin",
          "set role %",
          "set local role %",
          "set session authorization %",
          "set search_path to #, public",
          "set session search_path = #",
          "select set_config('search_path', 'x', false)",
          "reset role",
          "alter role current_user set search_path = #",
          "do $$ begin delete from @; end $$",
          "do 'begin set role x; end'",
          "create function f() returns int language sql set search_path = # as 'select 1'",
          "create function f() returns int language sql as $f$ select x from @ $f$",
          "prepare p as select * from @",
          "explain analyze select * from @",
          "explain (costs off) select * from @",
          "copy @ to stdout",
          "copy (select * from @) to '/tmp/x'",
          "attach '/data/b/b.duckdb' as b",
          "use #",
          "select 1; select * from @",
          "begin; delete from @; commit",
          "call #.steal()",
          "analyze @",
          "vacuum @",
          "cluster @",
          "refresh materialized view @",
          "create trigger t after insert on @ execute function f()",
          "import foreign schema # from server s into own",
          "declare c cursor for select * from @",
          "select pg_read_file('/etc/passwd')",
          "alter default privileges for role % grant select on tables to current_user",
          "create database stolen template postgres",
          "create user spy login");

  /** Calls that name relations without any SQL. */
  private static final List<String> TEMPLATES =
      List.of(
          "{% set r = adapter.get_relation('wh', '#', 'orders') %}",
          "{% set r = load_relation(api.Relation.create('wh', '#', 'orders')) %}",
          "{% set r = adapter.get_columns_in_relation(api.Relation.create('wh', '#', 'x')) %}",
          "{% set r = adapter.list_relations_without_caching(api.Relation.create('wh', '#', 'x')) %}",
          "{% do adapter.create_schema(api.Relation.create('wh', '#', 'x')) %}",
          "{% do adapter.drop_schema(api.Relation.create('wh', '#', 'x')) %}",
          "{% do adapter.drop_relation(api.Relation.create('wh', '#', 'x', type='table')) %}",
          "{% do adapter.truncate_relation(api.Relation.create('wh', '#', 'x', type='table')) %}",
          "{% do adapter.rename_relation(api.Relation.create('wh', '#', 'x', type='table'),"
              + " api.Relation.create('wh', '#', 'y', type='table')) %}",
          "{{ config(pre_hook='insert into #.x values (1)') }}{% do run_query('select 1 from"
              + " \"#\".x') %}");

  private final Random random;

  LeakGenerator(long seed) {
    this.random = new Random(seed);
  }

  List<Leak> leaks(int count) {
    List<Leak> leaks = new ArrayList<>();
    List<LeakCarrier> carriers = List.of(LeakCarrier.values());
    for (int number = 0; number < count; number++) {
      LeakCarrier carrier = carriers.get(number % carriers.size());
      leaks.add(leak(number, carrier));
    }
    return leaks;
  }

  private Leak leak(int number, LeakCarrier carrier) {
    String other = one(TENANTS.stream().filter(id -> !id.equals(OWN)).toList());
    String namespace = one(List.of("t_%s", "t_%s", "t_%s_marts", "raw_%s")).formatted(other);
    String spelled = spelled(namespace);
    String table = random.nextBoolean() ? one(TABLES) : "\"" + one(TABLES) + "\"";
    String qualified =
        (random.nextInt(4) == 0 ? one(List.of("wh.", "\"wh\".")) : "") + spelled + "." + table;
    String form =
        switch (carrier.says()) {
          case QUERY -> one(QUERIES);
          case ANYTHING -> random.nextInt(3) == 0 ? one(QUERIES) : one(STATEMENTS);
          case TEMPLATE -> one(TEMPLATES);
        };
    if (carrier.says() == Says.TEMPLATE) {
      String call = form.replace("#", namespace);
      return new Leak(number, carrier, "{% if execute %}" + call + "{% endif %}", call);
    }
    String plain =
        form.replace("#", spelled).replace("%", quoted("t_" + other)).replace("@", qualified);
    return new Leak(number, carrier, built(plain, namespace), plain);
  }

  private String spelled(String namespace) {
    boolean plain = namespace.matches("[a-z_][a-z0-9_]*");
    return switch (random.nextInt(plain ? 7 : 2)) {
      case 0, 1 -> quoted(namespace);
      case 2 -> namespace.toUpperCase(Locale.ROOT);
      case 3 -> namespace + "/**/";
      case 4 -> namespace + " ";
      default -> namespace;
    };
  }

  private static String quoted(String name) {
    return "\"" + name + "\"";
  }

  /** The template that renders to it. */
  private String built(String plain, String namespace) {
    int at = plain.indexOf(namespace);
    String raw = "{% raw %}" + plain + "{% endraw %}";
    if (at < 0) {
      return raw;
    }
    String head = "{% raw %}" + plain.substring(0, at) + "{% endraw %}";
    String tail = "{% raw %}" + plain.substring(at + namespace.length()) + "{% endraw %}";
    int cut = 1 + random.nextInt(namespace.length() - 1);
    String first = namespace.substring(0, cut);
    String second = namespace.substring(cut);
    String middle =
        switch (random.nextInt(6)) {
          case 0 -> "{{ '" + first + "' ~ '" + second + "' }}";
          case 1 -> "{{ ['" + first + "', '" + second + "'] | join }}";
          case 2 -> "{{ var('peers')['" + namespace + "'] }}";
          case 3 -> "{{ '" + new StringBuilder(namespace).reverse() + "' | reverse }}";
          case 4 -> "{% set s = '" + first + "?' %}{{ s | replace('?', '" + second + "') }}";
          default -> namespace;
        };
    return middle.equals(namespace) ? raw : head + middle + tail;
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
