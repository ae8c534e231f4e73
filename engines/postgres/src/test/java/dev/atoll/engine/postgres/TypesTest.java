package dev.atoll.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.engine.Access;
import dev.atoll.engine.Column;
import dev.atoll.engine.Database;
import dev.atoll.engine.Limits;
import dev.atoll.engine.Outcome;
import dev.atoll.engine.Relation;
import dev.atoll.engine.ResultTable;
import dev.atoll.engine.RowVisitor;
import dev.atoll.engine.Session;
import dev.atoll.engine.Target;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class TypesTest {
  private static final Limits SMALL = new Limits(1, 64L << 20);

  @TempDir private Path folder;

  private final PostgresEngine engine = new PostgresEngine();
  private final TestServer server = TestServer.shared();
  private Database database;
  private Session session;
  private Target target;

  @BeforeEach
  void open() {
    target = server.target(folder);
    database = engine.open(target, new Access.Own(), SMALL);
    session = database.session();
  }

  @AfterEach
  void close() {
    session.close();
    database.close();
  }

  @Test
  void valuesWithoutAPlainKindComeAsTheirText() {
    ResultTable result =
        session.query(
            "select '{\"a\": 1}'::jsonb, '00000000-0000-0000-0000-000000000001'::uuid,"
                + " '1 day'::interval, '10.0.0.1'::inet, 'x'::char(3), 'n'::name, '01:02+03'::timetz,"
                + " '[1,5)'::int4range, '12.50'::money");

    assertThat(result.rows().getFirst())
        .containsExactly(
            "{\"a\": 1}",
            "00000000-0000-0000-0000-000000000001",
            "1 day",
            "10.0.0.1",
            "x  ",
            "n",
            "01:02:00+03",
            "[1,5)",
            "$12.50");
  }

  @Test
  void numbersThatAreNoneAndEndsOfTimeSurvive() {
    ResultTable result =
        session.query(
            "select 'NaN'::numeric, '-Infinity'::numeric, 'Infinity'::float8, 1.1::float4,"
                + " 1e30::numeric, 'infinity'::date, 9223372036854775807");

    assertThat(result.rows().getFirst())
        .containsExactly(
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            1.1d,
            new BigDecimal("1000000000000000000000000000000"),
            LocalDate.MAX,
            Long.MAX_VALUE);
  }

  @Test
  void arraysAreListsAndBytesAreBytes() {
    List<@Nullable Object> row =
        session
            .query(
                "select array[1, null, 3], array['a', 'b\"c'], array[[1, 2], [3, 4]],"
                    + " array[date '2024-02-29'], '\\x0061'::bytea, array[1.50]")
            .rows()
            .getFirst();

    assertThat(row.get(0)).isEqualTo(Arrays.<@Nullable Object>asList(1L, null, 3L));
    assertThat(row.get(1)).isEqualTo(List.of("a", "b\"c"));
    assertThat(row.get(2)).isEqualTo(List.of(List.of(1L, 2L), List.of(3L, 4L)));
    assertThat(row.get(3)).isEqualTo(List.of(LocalDate.of(2024, 2, 29)));
    assertThat(row.get(4)).isEqualTo(new byte[] {0, 'a'});
    assertThat(row.get(5)).isEqualTo(List.of(new BigDecimal("1.50")));
  }

  @Test
  void listsMapsAndBytesAreAppended() {
    session.execute("create table t (a int[], j jsonb, b bytea, x text[], n numeric)");
    session.append(
        Relation.of("public", "t"),
        List.of("a", "j", "b", "x", "n"),
        List.of(
            List.of(
                List.of(1L, 2L),
                Map.of("k", List.of("v\"\n", 1L)),
                new byte[] {0, 92},
                Arrays.<@Nullable Object>asList("a,\"b\\", null),
                0.5d)));

    assertThat(session.query("select a, j->'k'->>0, b, x[1], x[2], n from t").rows().getFirst())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(
            List.of(1L, 2L), "v\"\n", new byte[] {0, 92}, "a,\"b\\", null, new BigDecimal("0.5"));
  }

  @Test
  void momentsComeInTheSessionsTimeZoneWhichIsTheServers() {
    assertThat(session.query("show timezone").scalar()).isIn("UTC", "Etc/UTC", "GMT");
    String name = database.namespace().database();
    server.run("alter database " + name + " set timezone to 'Asia/Tokyo'");
    try (Session tokyo = database.session()) {
      assertThat(tokyo.query("show timezone").scalar()).isEqualTo("Asia/Tokyo");
      assertThat(tokyo.query("select timestamptz '2024-01-01 00:00:00+00'").scalar())
          .isEqualTo(OffsetDateTime.parse("2024-01-01T09:00:00+09:00"));
    }
    try (Database own =
            engine.open(
                server.target(
                    folder,
                    Map.of("dbname", name, "settings", Map.of("timezone", "Europe/Berlin"))),
                new Access.Own(),
                SMALL);
        Session berlin = own.session()) {
      assertThat(berlin.query("show timezone").scalar()).isEqualTo("Europe/Berlin");
      assertThat(berlin.query("select timestamp '2024-03-31 02:30:00'").scalar())
          .isEqualTo(LocalDateTime.parse("2024-03-31T02:30:00"));
    }
  }

  @Test
  void settingsOfTheProfileHoldInEverySession() {
    server.run("drop role if exists writer", "create role writer");
    try (Database own =
            engine.open(
                server.target(
                    folder,
                    Map.of(
                        "search_path", "\"odd one\", public",
                        "role", "writer",
                        "application_name", "mine",
                        "keepalives_idle", 30L)),
                new Access.Own(),
                SMALL);
        Session inside = own.session()) {
      assertThat(inside.query("show search_path").scalar()).isEqualTo("\"odd one\", public");
      assertThat(inside.query("select current_user").scalar()).isEqualTo("writer");
      assertThat(inside.query("show application_name").scalar()).isEqualTo("mine");
    }
  }

  @Test
  void rowsComeBeforeAllOfThemAreComputed() {
    List<Object> seen = new ArrayList<>();
    session.stream(
        "select a.n from generate_series(1, 1000) a(n), generate_series(1, 100000) b(n),"
            + " generate_series(1, 100000) c(n)",
        new RowVisitor() {
          @Override
          public void columns(List<Column> columns) {}

          @Override
          public Next row(List<@Nullable Object> row) {
            seen.add(1);
            return seen.size() < 5000 ? Next.MORE : Next.STOP;
          }
        });

    assertThat(seen).hasSize(5000);
    assertThat(session.inTransaction()).isFalse();
    assertThat(session.query("select 1").scalar()).isEqualTo(1L);
  }

  @Test
  void zeroRowsAreToldFromNoCount() {
    assertThat(session.execute("create table t as select 1 as a where false"))
        .isEqualTo(Outcome.of(0));
    assertThat(session.execute("create table u (a integer)")).isEqualTo(Outcome.UNKNOWN);
    assertThat(session.execute("create view v as select 1 as a")).isEqualTo(Outcome.UNKNOWN);
    assertThat(session.execute("insert into u select a from t")).isEqualTo(Outcome.of(0));
    assertThat(session.execute("create materialized view m as select 1 as a where false"))
        .isEqualTo(Outcome.of(0));
    assertThat(session.execute("truncate t")).isEqualTo(Outcome.UNKNOWN);
    assertThat(session.execute("create temporary table w as select generate_series(1, 3)"))
        .isEqualTo(Outcome.of(3));
  }

  @Test
  void kindsOfRelationsAreTold() {
    session.execute(
        "create table t (a integer) partition by list (a); create view v as select 1 as a;"
            + " create materialized view m as select 1 as a; create sequence s;"
            + " create temporary table x (a integer); create unlogged table u (a integer)");

    assertThat(session.catalog(Optional.empty(), List.of("PUBLIC")))
        .extracting(r -> r.identifier() + " " + r.kind().orElseThrow().dbtName())
        .containsExactly("m materialized_view", "t table", "u table", "v view");
    assertThat(session.columns(Relation.of("public", "m"))).hasSize(1);
  }

  @Test
  void whatACascadeTakesAlongIsKnownWhereverItLies() {
    session.execute(
        "create schema other; create table t (a integer); create view v as select a from t;"
            + " create materialized view other.m as select a from v; create view w as select 1 as a");

    assertThat(session.dependents(Relation.of("public", "t")))
        .extracting(r -> r.schema() + "." + r.identifier())
        .containsExactly("other.m", "public.v");
    assertThat(session.dependents(Relation.of("public", "w"))).isEmpty();
  }

  @Test
  void statementsThatNoTransactionMayHoldRunAlone() {
    session.execute("create table t (a integer); vacuum t; create index concurrently i on t (a)");

    assertThat(session.inTransaction()).isFalse();
  }

  @Test
  void aFunctionWithAnAtomicBodyIsMade() {
    session.execute(
        "create function f(a int) returns int language sql begin atomic select 1;"
            + " select case when a > 1 then a else 2 end; end; select 1");

    assertThat(session.query("select f(5)").scalar()).isEqualTo(5L);
  }

  @Test
  void operatorsThatLookLikeParametersAreLeftAlone() {
    assertThat(session.query("select '{\"a\": 1}'::jsonb ? 'a', '{x}'::text[] @> '{x}'").rows())
        .containsExactly(List.of(true, true));
    assertThat(session.query("select '{d}' || $$; {fn now()}$$").scalar())
        .isEqualTo("{d}; {fn now()}");
  }
}
