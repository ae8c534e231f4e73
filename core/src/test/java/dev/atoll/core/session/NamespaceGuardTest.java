package dev.atoll.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atoll.core.session.NamespaceClaim.Right;
import dev.atoll.core.session.NamespaceClaim.Schema;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.TenantId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tenants a, b, orders and main: a and b by prefix, the others by their bare ids. */
final class NamespaceGuardTest {
  private final Namespaces namespaces =
      Namespaces.builder(List.of(Path.of("/fleet")))
          .claim(owns("a", "wh", "t_a"))
          .claim(owns("a", "wh", "t_a_marts"))
          .claim(owns("b", "wh", "t_b"))
          .claim(owns("b", "wh", "t_b_marts"))
          .claim(owns("orders", "wh", "orders"))
          .claim(owns("main", "wh", "main"))
          .claim(reads("a", "raw_a"))
          .claim(reads("a", "raw"))
          .claim(reads("b", "raw_b"))
          .claim(reads("b", "raw"))
          .claim(shared("reference"))
          .role(id("a"), "t_a")
          .role(id("b"), "login_b")
          .file(id("a"), Path.of("/fleet/data/a/a.duckdb"))
          .file(id("b"), Path.of("/fleet/data/b/b.duckdb"))
          .build();

  private final SqlGuard guard = new SqlGuard(SqlGuard.FileReads.REFUSED, namespaces, id("a"));

  static TenantId id(String text) {
    return new TenantId(text);
  }

  static NamespaceClaim owns(String tenant, String database, String schema) {
    return new NamespaceClaim(
        Optional.of(id(tenant)),
        Place.of("fleet.yml", 1, 1),
        "eu:5432",
        database,
        schema,
        Right.OWNS,
        Schema.NAMED);
  }

  private static NamespaceClaim reads(String tenant, String schema) {
    return new NamespaceClaim(
        Optional.of(id(tenant)),
        Place.of("sources.yml", 2, 1),
        "eu:5432",
        "wh",
        schema,
        Right.READS,
        Schema.NAMED);
  }

  private static NamespaceClaim shared(String schema) {
    return new NamespaceClaim(
        Optional.empty(),
        Place.of("fleet.yml", 9, 1),
        "eu:5432",
        "wh",
        schema,
        Right.READS,
        Schema.NAMED);
  }

  private List<String> codes(String sql) {
    return guard.examine(sql, "SQL").stream().map(Problem::code).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "A609 | select * from t_b.orders",
        "A609 | select * from T_B.orders",
        "A609 | select * from \"t_b\".\"orders\"",
        "A609 | select * from \"T_B\".orders",
        "A609 | select * from wh.t_b.orders",
        "A609 | select * from t_b . orders",
        "A609 | select * from t_b/**/./* x */orders",
        "A609 | select * from t_b_marts.orders",
        "A609 | select * from raw_b.orders",
        "A609 | select 1 from own, t_b.orders",
        "A609 | select 1 from own join x on own.id = x.id, t_b.orders",
        "A609 | select 1 from own as values, orders.t, orders",
        "A609 | select 1 from own set, orders.t, orders",
        "A609 | select 1 from (own join orders.t on true) join orders on true",
        "A609 | select orders.f(1) from orders",
        "A609 | select x::orders.kind from orders",
        "A609 | select cast(x as orders.kind) from orders",
        "A609 | select t_b.orders.id from own",
        "A609 | select orders.id from own",
        "A609 | insert into t_b.orders select 1",
        "A609 | update t_b.orders set a = 1",
        "A609 | delete from own using t_b.orders as o where o.id = own.id",
        "A609 | merge into own using t_b.orders as o on o.id = own.id when matched then delete",
        "A609 | with x as (select * from t_b.orders) select * from x",
        "A609 | with x as (from t_b.orders) select * from x",
        "A609 | select exists(from orders.t) from orders",
        "A609 | create view v as select * from t_b.orders",
        "A609 | create index i on orders.t (id); select 1 from orders",
        "A609 | truncate t_a.x, t_b.orders",
        "A609 | drop table t_b.orders",
        "A609 | drop schema t_b cascade",
        "A609 | create schema if not exists t_b",
        "A609 | create schema if not exists \"mine\".\"t_b\"",
        "A609 | drop schema if exists mine.t_b cascade",
        "A609 | alter table t_a.x set schema t_b",
        "A609 | comment on schema t_b is 'x'",
        "A609 | grant select on t_a.x to login_b",
        "A609 | grant select on t_a.x to reporter, login_b",
        "A609 | grant usage on schema t_a to \"login_b\"",
        "A609 | alter table t_a.x owner to login_b",
        "A609 | alter default privileges for role login_b grant select on tables to t_a",
        "A609 | select * from U&\"\\0074_b\".orders",
        "A611 | select 't_b.orders'",
        "A611 | select '\"t_b\".\"orders\"'",
        "A611 | select 't_b'",
        "A611 | select 'login_b'",
        "A611 | select format('%I.%I', 't_b', 'orders')",
        "A611 | select * from query('select * from t_b.orders')",
        "A611 | select * from query('select * from \"t_b\" . orders')",
        "A611 | select 1 -- t_b.orders",
        "A611 | /* see \"t_b\".orders */ select 1",
        "A611 | do $$ begin delete from t_b.orders; end $$",
        "A611 | select 1 as \"t_b.orders\"",
        "A612 | select '/fleet/data/b/landed.csv'",
        "A612 | select 'data/b/landed.csv'",
        "A612 | select '/fleet/data/a/../b/x'",
        "A612 | select '/fleet/data/*/x.csv'",
        "A612 | select 'data/*/x.csv'",
        "A612 | select 1 -- /fleet/data/b",
        "A608 | select * from read_csv('data/b/landed.csv')",
        "A605 | set role login_b",
        "A605 | select set_config('search_path', 't_b', false)",
        "A605 | select set_config('ro' || 'le', 'x', false)",
        "A605 | do $$ begin set local role postgres; end $$",
        "A605 | create function f() returns int language sql set search_path = x as 'select 1'",
        "A613 | create role x",
        "A613 | alter user current_user set search_path = x",
        "A613 | drop owned by login_b",
        "A613 | grant login_b to t_a",
        "A613 | reassign owned by t_a to login_b",
        "A613 | create database x",
      })
  void namesOfOthersAreRefused(String code, String sql) {
    assertThat(codes(sql)).as(sql).startsWith(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from t_a.orders",
        "select * from \"wh\".\"t_a_marts\".\"orders\"",
        "select * from raw.orders join raw_a.x on true",
        "select * from reference.rates",
        "select orders.id, orders.* from t_a.orders where orders.id > 1 order by orders.id",
        "with orders as (select 1 as id) select orders.id from orders",
        "select orders.id from t_a.x as orders join t_a.y as main on main.id = orders.id",
        "select coalesce(orders.id, 1) from (select 1 as id) orders",
        "select extract(year from orders.day) from t_a.orders",
        "update t_a.x set a = orders.a from t_a.orders where orders.id = x.id",
        "select 'orders' as kind, 'main' as b, 'a' as c",
        "select orders, main from t_a.x",
        "-- orders of the month. orders are good\nselect 1 from t_a.orders",
        "select orders.id from t_a.orders -- on orders.id",
        "select '*/5 * * * *', '/*', a /* b */ from t_a.x /*/ orders */",
        "select 'we sell to orders. then'",
        "select 'mail@orders.com', 'https://orders.example.com/x'",
        "select '{\"orders\": 1, \"t\": \"main\"}'",
        "select '2020/01/01', '/tmp/x', 'fleet/data/a/x'",
        "select set_config('atoll.x', '1', false)",
        "create table t_a.x (orders int, main int)",
        "alter table t_a.y rename to orders",
        "create index orders on t_a.x (main)",
        "grant select on t_a.orders to reporter",
        "create table t_a.x as select user as main, role as orders from t_a.y",
        "select * from pg_catalog.pg_class, information_schema.tables",
        "create function t_a.f() returns int language sql as 'select 1'",
        "do $$ begin update t_a.x set role = 'a'; end $$",
        "delete from t_a.x where id in (select orders.id from t_a.orders)",
        "select 1.5, a.b.c from t_a.x a",
      })
  void whatIsTheTenantsOwnIsNot(String sql) {
    assertThat(guard.examine(sql, "SQL")).as(sql).isEmpty();
  }

  @Test
  void aFindingSaysWhatItSaysAndWhoseItIs() {
    Problem problem = guard.examine("select 1\nfrom \"t_b\".\"orders\" o", "SQL").getFirst();

    assertThat(problem.cause())
        .isEqualTo("it says: \"t_b\".\"orders\", which belongs to tenant 'b'");
    assertThat(problem.place()).map(Place::line).contains(2);
  }

  @Test
  void adapterCallsAreHeldBackAsSqlIs() {
    TenantGuard check = new TenantGuard(SqlGuard.FileReads.REFUSED, namespaces, id("a"));

    check.checkNamespace(Optional.of("wh"), "t_a");
    assertThatThrownBy(() -> check.checkNamespace(Optional.of("wh"), "T_B"))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aLoginThatReachesAnothersSchemaIsRefused() {
    TenantGuard check = new TenantGuard(SqlGuard.FileReads.REFUSED, namespaces, id("a"));

    check.checkLogin(List.of("public", "t_a", "reference"));
    assertThatThrownBy(() -> check.checkLogin(List.of("t_a", "t_b")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem().code()).isEqualTo("A615"));
  }

  @Test
  void aGuardBehindSecretsAnswersEveryQuestion() {
    SecretTexts secrets = new SecretTexts("nonce", Map.of("who", () -> "t_b"));
    StatementCheck check =
        secrets.around(new TenantGuard(SqlGuard.FileReads.REFUSED, namespaces, id("a")));
    String token = secrets.token("who");

    assertThatThrownBy(() -> check.check("select * from " + token + ".x"))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> check.checkNamespace(Optional.of("wh"), "t_b"))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> check.checkNamespace(Optional.of("wh"), token))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> check.checkLogin(List.of("t_b"))).isInstanceOf(ProblemException.class);
    check.check("select * from t_a.x");
    check.checkNamespace(Optional.of("wh"), "t_a");
  }
}
