package dev.atoll.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atoll.domain.Origin;
import dev.atoll.domain.Setting;
import dev.atoll.engine.EngineException.Kind;
import dev.atoll.engine.EngineException.Position;
import dev.atoll.engine.RowVisitor.Next;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every engine must do, tried on the real engine. A driver's test extends this class and says
 * where an empty place of its own is. It is long because a driver shall extend one class.
 */
@Timeout(120)
public abstract class EngineContract extends OrphanContract {
  /** Some 10^14 rows: no engine counts them before it is cancelled. */
  private static final String ENDLESS =
      "select count(*) from " + digits(14) + " where d0.x + d13.x < 0";

  @TempDir protected Path folder;

  private Database database;
  private Session session;

  /**
   * The engine's type for some ideas: bigint, varchar, a decimal with 2 places, boolean, date, …
   */
  protected String type(String idea) {
    return idea;
  }

  @BeforeEach
  final void open() {
    database = engine().open(target(), new Access.Own(), new Limits(2, 256L << 20));
    session = database.session();
  }

  @AfterEach
  final void close() {
    session.close();
    database.close();
  }

  @Override
  protected final Session session() {
    return session;
  }

  @Override
  protected final Database database() {
    return database;
  }

  private String schema() {
    return database.namespace().schema();
  }

  private Relation relation(String name) {
    return Relation.of(database.namespace().database(), schema(), name);
  }

  private String name(Relation relation) {
    return relation.render(engine().dialect());
  }

  private Relation table(String name, String columns) {
    session.execute("create table " + name(relation(name)) + " (" + columns + ")");
    return relation(name).as(RelationKind.TABLE);
  }

  private static String digits(int count) {
    var from = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      from.add("(values (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)) as d" + i + "(x)");
    }
    return String.join(" cross join ", from);
  }

  private EngineException failure(String sql) {
    return catchThrowableOfType(EngineException.class, () -> session.query(sql));
  }

  @Test
  final void anEngineSaysWhatItIsAndItsTargetIsFine() {
    assertThat(engine().type()).isEqualTo(target().type());
    assertThat(engine().check(target())).isEmpty();
    assertThat(database.namespace()).isEqualTo(engine().namespace(target()));
    assertThat(engine().route(target())).isEqualTo(engine().route(target()));
  }

  @Test
  final void macrosComeInOrderAndWithText() {
    assertThat(engine().macros()).extracting(MacroFile::path).isSorted().doesNotHaveDuplicates();
    assertThat(engine().macros()).allMatch(file -> !file.text().isBlank());
  }

  @Test
  final void anUnknownSettingIsReportedWithTheNearestKnownOne() {
    var settings = new LinkedHashMap<>(target().settings());
    settings.put("shcema", new Setting("x", Origin.of("profile")));
    var problems = engine().check(Target.of(engine().type(), settings, folder.toAbsolutePath()));

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().code()).isEqualTo(EngineProblems.UNKNOWN_SETTING);
    assertThat(problems.getFirst().mend()).contains("schema");
  }

  @Test
  final void aQueryReturnsItsColumnsWithNamesAndPlainValues() {
    ResultTable result =
        session.query("select 1 as a, 'x' as \"B c\", cast(null as integer) as n, 1 = 1 as t");

    assertThat(result.columns()).extracting(Column::name).containsExactly("a", "B c", "n", "t");
    assertThat(result.rows()).containsExactly(Arrays.<@Nullable Object>asList(1L, "x", null, true));
    assertThat(result.scalar()).isEqualTo(1L);
  }

  @Test
  final void valuesOfEveryTypeComeBackAsPlainJava() {
    ResultTable result =
        session.query(
            "select cast(7 as smallint), cast(7 as bigint), cast(1.25 as decimal(9,2)),"
                + " cast(0.5 as double precision), date '2024-02-29', time '10:11:12.5',"
                + " timestamp '2024-03-31 02:30:00.123456'");

    assertThat(result.rows().getFirst())
        .containsExactly(
            7L,
            7L,
            new BigDecimal("1.25"),
            0.5d,
            LocalDate.of(2024, 2, 29),
            LocalTime.parse("10:11:12.5"),
            LocalDateTime.parse("2024-03-31T02:30:00.123456"));
  }

  @Test
  final void severalStatementsRunInOrderAndTheLastOneAnswers() {
    String t = name(relation("t"));
    ResultTable result =
        session.query(
            "create table "
                + t
                + " (a integer);\n-- a ; b\ninsert into "
                + t
                + " values (1), (2); select sum(a) as s from "
                + t
                + ";");

    assertThat(result.columns()).extracting(Column::name).containsExactly("s");
    assertThat(String.valueOf(result.scalar())).isEqualTo("3");
  }

  @Test
  final void aTextWithoutStatementsDoesNothing() {
    assertThat(session.execute(" ; -- nothing\n ;")).isEqualTo(Outcome.UNKNOWN);
    assertThat(session.query("/* nothing */")).isEqualTo(ResultTable.NONE);
  }

  @Test
  final void executeTellsHowManyRowsWereAffected() {
    Relation t = table("t", "a integer");

    assertThat(session.execute("insert into " + name(t) + " values (1), (2), (3)"))
        .isEqualTo(Outcome.of(3));
    assertThat(session.execute("delete from " + name(t) + " where a > 1")).isEqualTo(Outcome.of(2));
  }

  @Test
  final void aQueryThatFailsAtItsLastRowFailsWhenExecuted() {
    session.execute(
        "create table " + name(relation("t")) + " as select x from (values ('1'), ('x')) v(x)");

    assertThatThrownBy(
            () -> session.execute("select cast(x as integer) from " + name(relation("t"))))
        .isInstanceOf(EngineException.class);
    assertThat(session.query("select 1").scalar()).isEqualTo(1L);
  }

  @Test
  final void manyRowsAreHandedOverOneByOneAndAnEndIsHeeded() {
    var seen = new ArrayList<Object>();
    long[] rows = {0};
    session.stream(
        "select d0.x as a from " + digits(5),
        new RowVisitor() {
          @Override
          public void columns(List<Column> columns) {
            columns.forEach(column -> seen.add(column.name()));
          }

          @Override
          public Next row(List<@Nullable Object> row) {
            rows[0]++;
            return Next.MORE;
          }
        });

    assertThat(seen).containsExactly("a");
    assertThat(rows[0]).isEqualTo(100_000);
    assertThat(firstRows(3)).hasSize(3);
    assertThat(session.query("select 1").scalar()).isEqualTo(1L);
  }

  private List<List<@Nullable Object>> firstRows(int limit) {
    var rows = new ArrayList<List<@Nullable Object>>();
    session.stream(
        "select d0.x from " + digits(5),
        new RowVisitor() {
          @Override
          public void columns(List<Column> columns) {}

          @Override
          public Next row(List<@Nullable Object> row) {
            rows.add(row);
            return rows.size() < limit ? Next.MORE : Next.STOP;
          }
        });
    return rows;
  }

  @Test
  final void theCatalogOfSeveralSchemasComesWithKinds() {
    Optional<String> home = Optional.of(database.namespace().database());
    session.createSchema(home, "Other Schema");
    Relation t = table("a_table", "a integer");
    Relation v = Relation.of(home.get(), "Other Schema", "a \"view\"").as(RelationKind.VIEW);
    session.execute("create view " + name(v) + " as select a from " + name(t));

    List<Relation> found =
        session.catalog(home, List.of(schema(), "Other Schema", "no such schema"));

    assertThat(found).hasSize(2);
    assertThat(found.stream().filter(r -> r.sameAs(t, engine().dialect())))
        .extracting(Relation::kind)
        .containsExactly(Optional.of(RelationKind.TABLE));
    assertThat(found.stream().filter(r -> r.sameAs(v, engine().dialect())))
        .extracting(Relation::kind)
        .containsExactly(Optional.of(RelationKind.VIEW));
    assertThat(session.catalog(home, List.of())).isEmpty();
    assertThat(session.schemas(home)).contains(schema(), "Other Schema");
  }

  @Test
  final void theColumnsOfARelationComeInOrderWithFullTypes() {
    Relation t = table("t", "\"Zeta\" " + type("varchar") + ", a decimal(12,3), b integer");

    assertThat(session.columns(t)).extracting(Column::name).containsExactly("Zeta", "a", "b");
    assertThat(session.columns(t).get(1).type()).containsIgnoringCase("(12,3)");
    assertThat(session.columns(relation("nothing"))).isEmpty();
  }

  @Test
  final void oddNamesSurviveQuoting() {
    for (String odd :
        List.of(
            "select",
            "MiXed",
            "with space",
            "semi;colon",
            "quo\"te",
            "apo'strophe",
            "dot.ted",
            "ünïcödé 日本 𝒳",
            "-- comment",
            "/* c",
            "100%",
            "$$",
            "back\\slash")) {
      Relation t = relation(odd);
      String column = engine().dialect().quote(odd);
      session.execute("create table " + name(t) + " as select 1 as " + column);

      assertThat(session.query("select " + column + " from " + name(t)).columns())
          .extracting(Column::name)
          .containsExactly(odd);
      assertThat(session.catalog(t.database(), List.of(schema())))
          .extracting(Relation::identifier)
          .contains(odd);
      assertThat(session.columns(t)).extracting(Column::name).containsExactly(odd);
      session.execute("drop table " + name(t));
    }
  }

  @Test
  final void plainNamesMeanTheSameUnquoted() {
    Dialect dialect = engine().dialect();
    String plain = dialect.fold("Orders_1");
    table(plain, "a integer");

    assertThat(dialect.isPlain(plain)).isTrue();
    assertThat(session.query("select a from " + schema() + "." + plain).rows()).isEmpty();
    assertThat(List.of("select", "1a", "a b", "", "a-b")).noneMatch(dialect::isPlain);
  }

  @Test
  final void literalsReadBackAsTheValuesTheyWereMadeFrom() {
    for (Object value :
        List.of(
            true,
            42L,
            -1L,
            new BigDecimal("12.50"),
            0.25d,
            "it's \"ö\" \\ ; --",
            "",
            LocalDate.of(1999, 12, 31),
            LocalTime.of(23, 59),
            LocalDateTime.of(2024, 1, 2, 3, 4, 5))) {
      assertThat(session.query("select " + engine().dialect().literal(value)).scalar())
          .isEqualTo(value);
    }
    assertThat(session.query("select " + engine().dialect().literal(null)).scalar()).isNull();
  }

  @Test
  final void rowsOfAllTypesAndNullsAreAppended() {
    Relation t =
        table(
            "t",
            "b boolean, i integer, l bigint, d decimal(9,2), f double precision, s "
                + type("varchar")
                + ", day date, clock time, moment timestamp, extra integer default 5");
    List<String> columns = List.of("b", "i", "l", "d", "f", "s", "day", "clock", "moment");
    List<@Nullable Object> values =
        List.of(
            true,
            1L,
            1L << 40,
            new BigDecimal("1.50"),
            0.5d,
            "ünï'\"\n",
            LocalDate.of(2024, 2, 29),
            LocalTime.of(1, 2, 3),
            LocalDateTime.of(2024, 1, 2, 3, 4, 5, 6000));
    List<@Nullable Object> nulls = new ArrayList<>();
    columns.forEach(column -> nulls.add(null));

    assertThat(session.append(t, columns, List.of(values, nulls))).isEqualTo(2);

    List<List<@Nullable Object>> rows =
        session.query("select * from " + name(t) + " order by i").rows();
    assertThat(rows.get(0).subList(0, 9)).isEqualTo(values);
    assertThat(rows.get(1).subList(0, 9)).isEqualTo(nulls);
    assertThat(rows).extracting(List::getLast).containsExactly(5L, 5L);
  }

  @Test
  final void momentsKeepTheirInstant() {
    Relation t = table("t", "m timestamp with time zone");
    var moment = OffsetDateTime.of(2024, 3, 31, 2, 30, 0, 0, ZoneOffset.ofHours(2));
    session.append(t, List.of("m"), List.of(List.of(moment)));

    assertThat(session.query("select m from " + name(t)).scalar())
        .isInstanceOfSatisfying(
            OffsetDateTime.class,
            back -> assertThat(back.toInstant()).isEqualTo(moment.toInstant()));
  }

  @Test
  final void anAppendThatFailsLeavesNothingBehind() {
    Relation t = table("t", "a integer not null");
    var rows = new ArrayList<List<@Nullable Object>>();
    for (long i = 0; i < 5000; i++) {
      rows.add(List.of(i));
    }
    rows.add(Arrays.<@Nullable Object>asList((Object) null));

    assertThatThrownBy(() -> session.append(t, List.of("a"), rows))
        .isInstanceOf(EngineException.class);
    assertThatThrownBy(() -> session.append(t, List.of("a"), List.of(List.of("no number"))))
        .isInstanceOf(EngineException.class);
    assertThatThrownBy(() -> session.append(relation("nothing"), List.of("a"), List.of()))
        .extracting(error -> ((EngineException) error).kind())
        .isEqualTo(Kind.MISSING_OBJECT);
    assertThat(session.inTransaction()).isFalse();
    assertThat(session.query("select count(*) from " + name(t)).scalar()).isEqualTo(0L);
  }

  @Test
  final void aTransactionIsSeenByOthersOnlyWhenItIsCommitted() {
    Relation t = table("t", "a integer");
    try (Session other = database.session()) {
      session.begin();
      session.append(t, List.of("a"), List.of(List.of(1L)));
      assertThat(session.inTransaction()).isTrue();
      assertThat(other.query("select count(*) from " + name(t)).scalar()).isEqualTo(0L);
      session.rollback();
      assertThat(session.inTransaction()).isFalse();
      assertThat(other.query("select count(*) from " + name(t)).scalar()).isEqualTo(0L);

      session.begin();
      session.execute("insert into " + name(t) + " values (1)");
      session.commit();
      assertThat(other.query("select count(*) from " + name(t)).scalar()).isEqualTo(1L);
    }
  }

  @Test
  final void transactionsInSqlTextCountAsWell() {
    Relation t = table("t", "a integer");

    session.execute("begin; insert into " + name(t) + " values (1)");
    assertThat(session.inTransaction()).isTrue();
    session.execute("/* done */ commit; insert into " + name(t) + " values (2)");
    assertThat(session.inTransaction()).isFalse();
    session.begin();
    session.execute("insert into " + name(t) + " values (3); rollback");
    assertThat(session.inTransaction()).isFalse();
    assertThat(session.query("select count(*) from " + name(t)).scalar()).isEqualTo(2L);
  }

  @Test
  final void aTransactionThatAnErrorHasEndedCannotBeCommittedByMistake() {
    Relation t = table("t", "a integer primary key");
    session.begin();
    session.execute("insert into " + name(t) + " values (1)");
    assertThat(failure("insert into " + name(t) + " values (1)").kind()).isEqualTo(Kind.CONSTRAINT);
    assertThat(session.inTransaction()).isTrue();

    assertThatThrownBy(session::commit).isInstanceOf(EngineException.class);
    assertThat(session.inTransaction()).isFalse();
    assertThat(session.query("select count(*) from " + name(t)).scalar()).isEqualTo(0L);
  }

  @Test
  final void errorsSayTheirKindAndTheSessionGoesOn() {
    Relation t = table("t", "a integer primary key");
    session.execute("insert into " + name(t) + " values (1)");

    assertThat(failure("selec 1").kind()).isEqualTo(Kind.SYNTAX);
    assertThat(failure("select * from no_such_table").kind()).isEqualTo(Kind.MISSING_OBJECT);
    assertThat(failure("select no_such_column from " + name(t)).kind())
        .isEqualTo(Kind.MISSING_OBJECT);
    assertThat(failure("insert into " + name(t) + " values (1)").kind()).isEqualTo(Kind.CONSTRAINT);
    assertThat(session.query("select 1").scalar()).isEqualTo(1L);
  }

  @Test
  final void errorsSayTheirPlaceInTheWholeText() {
    EngineException error =
        failure("select 'é日𝒳';\n\nselect 'é日𝒳', no_such_column\nfrom (select 1 as a) as x");

    assertThat(error.position()).contains(new Position(3, 15));
    assertThat(error.getMessage())
        .contains("no_such_column")
        .doesNotContain("LINE")
        .doesNotContain("^");
    assertThat(error.problem().code()).isEqualTo(EngineProblems.MISSING_OBJECT);
    assertThat(failure("select 1\nfrom where").position()).contains(new Position(2, 6));
  }

  @Test
  final void aPlaceFarIntoALongLineIsExact() {
    String padding = "1 + ".repeat(500);

    assertThat(failure("select " + padding + "no_such_column from (select 1 as a) as x").position())
        .contains(new Position(1, 8 + padding.length()));
  }

  @Test
  final void aRunningStatementIsCancelledFromAnotherThread() throws Exception {
    CompletableFuture<ResultTable> running =
        CompletableFuture.supplyAsync(() -> session.query(ENDLESS));
    Throwable cause = null;
    while (cause == null) {
      session.cancel();
      try {
        running.get(5, TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        cause = null;
      } catch (ExecutionException ended) {
        cause = ended.getCause();
      }
    }

    assertThat(cause)
        .isInstanceOfSatisfying(
            EngineException.class, error -> assertThat(error.kind()).isEqualTo(Kind.CANCELLED));
    session.cancel();
    assertThat(session.query("select 1").scalar()).isEqualTo(1L);
  }

  @Test
  final void aStreamIsCancelledWhileItsRowsAreTaken() {
    var visitor =
        new RowVisitor() {
          @Override
          public void columns(List<Column> columns) {}

          @Override
          public Next row(List<@Nullable Object> row) {
            session.cancel();
            return Next.MORE;
          }
        };

    assertThatThrownBy(() -> session.stream("select d0.x from " + digits(6), visitor))
        .extracting(error -> ((EngineException) error).kind())
        .isEqualTo(Kind.CANCELLED);
    assertThat(session.query("select 1").scalar()).isEqualTo(1L);
  }

  @Test
  final void oneSessionIsCancelledAndTheOthersGoOn() throws Exception {
    try (Session other = database.session()) {
      CompletableFuture<ResultTable> running =
          CompletableFuture.supplyAsync(() -> session.query(ENDLESS));
      while (!running.isDone()) {
        session.cancel();
        assertThat(other.query("select 1").scalar()).isEqualTo(1L);
      }

      assertThat(running).isCompletedExceptionally();
      assertThat(session.isUsable()).isTrue();
    }
  }

  @Test
  final void textOfAnyKindSurvivesLoadingAndReading() {
    Relation t = table("t", "i integer, s " + type("varchar"));
    List<String> texts =
        List.of(
            "plain",
            "ünïcödé 日本 𝒳 \u00e9",
            "tab\tnew\nline\rreturn",
            "\\N \\. \\",
            "quote ' double \" back` $$ ;",
            " blanks ",
            "NULL",
            "x".repeat(100_000));
    var rows = new ArrayList<List<@Nullable Object>>();
    for (int i = 0; i < texts.size(); i++) {
      rows.add(List.of((long) i, texts.get(i)));
    }
    session.append(t, List.of("i", "s"), rows);

    assertThat(session.query("select s from " + name(t) + " order by i").rows())
        .extracting(row -> row.getFirst())
        .containsExactlyElementsOf(texts);
    for (String text : texts) {
      assertThat(
              session
                  .query(
                      "select count(*) from "
                          + name(t)
                          + " where s = "
                          + engine().dialect().literal(text))
                  .scalar())
          .isEqualTo(1L);
    }
  }

  @Test
  final void aResultNamesItsTypesAsTheCatalogDoes() {
    Relation t =
        table(
            "t",
            "a integer, b bigint, c "
                + type("varchar")
                + ", d decimal(12,3), e boolean, f date, g timestamp, h double precision, i smallint");

    assertThat(session.query("select * from " + name(t)).columns()).isEqualTo(session.columns(t));
  }

  @Test
  final void whatADropTakesAlongIsKnownBefore() {
    Relation t = table("t", "a integer");
    for (String view : List.of("v", "w")) {
      String from = view.equals("v") ? name(t) : name(relation("v"));
      session.execute("create view " + name(relation(view)) + " as select a from " + from);
    }
    List<String> taken = session.dependents(t).stream().map(Relation::identifier).sorted().toList();
    session.execute("drop table " + name(t) + " cascade");

    assertThat(taken).isIn(List.of(), List.of("v", "w"));
    assertThat(session.catalog(t.database(), List.of(schema())))
        .extracting(Relation::identifier)
        .containsExactlyInAnyOrderElementsOf(taken.isEmpty() ? List.of("v", "w") : List.of());
  }

  @Test
  final void aTableChangesItsColumns() {
    Relation t = table("t", "a integer, b integer");
    session.execute("insert into " + name(t) + " values (1, 2)");
    session.execute("alter table " + name(t) + " add column c " + type("varchar"));
    session.execute("alter table " + name(t) + " drop column a");
    session.execute("alter table " + name(t) + " alter column b type bigint");
    session.execute("alter table " + name(t) + " rename column c to \"C c\"");

    assertThat(session.columns(t)).extracting(Column::name).containsExactly("b", "C c");
    assertThat(session.columns(t).getFirst().type()).isEqualToIgnoringCase("bigint");
    assertThat(session.query("select b from " + name(t)).scalar()).isEqualTo(2L);
  }

  @Test
  final void aSchemaGoesWithAllThatIsInIt() {
    Optional<String> home = Optional.of(database.namespace().database());
    session.createSchema(home, "Gone soon");
    session.createSchema(home, "Gone soon");
    Relation t = Relation.of(home.get(), "Gone soon", "t");
    session.execute("create table " + name(t) + " as select 1 as a");
    session.execute("drop schema " + engine().dialect().quote("Gone soon") + " cascade");

    assertThat(session.schemas(home)).doesNotContain("Gone soon");
    assertThat(session.catalog(home, List.of("Gone soon"))).isEmpty();
    assertThat(session.columns(t)).isEmpty();
  }

  @Test
  final void oneSchemaIsMadeByManySessionsAtOnce() throws Exception {
    Optional<String> home = Optional.of(database.namespace().database());
    var making = new ArrayList<CompletableFuture<Void>>();
    for (int i = 0; i < 4; i++) {
      Session own = database.session();
      making.add(
          CompletableFuture.runAsync(
              () -> {
                own.createSchema(home, "made_together");
                own.close();
              }));
    }
    for (var made : making) {
      made.get(60, TimeUnit.SECONDS);
    }

    assertThat(session.schemas(home)).containsOnlyOnce("made_together");
  }

  @Test
  final void tablesAndViewsAreRenamed() {
    Relation t = table("t", "a integer");
    Relation v = relation("v").as(RelationKind.VIEW);
    session.execute("create view " + name(v) + " as select 1 as a");

    session.rename(t, "Renamed t");
    session.rename(v, "v2");

    assertThat(session.catalog(t.database(), List.of(schema())))
        .extracting(Relation::identifier)
        .containsExactlyInAnyOrder("Renamed t", "v2");
  }

  @Test
  final void whatWasCommittedIsThereAfterReopening() {
    if (engine().route(target()).isEmpty()) {
      return;
    }
    Relation t = table("t", "a integer");
    session.execute("insert into " + name(t) + " values (7)");
    session.begin();
    session.execute("insert into " + name(t) + " values (8)");
    close();
    open();

    assertThat(session.query("select sum(a) from " + name(t)).scalar()).hasToString("7");
  }

  @Test
  final void aSessionOfAClosedDatabaseSaysThatItIsLost() {
    database.close();

    assertThat(failure("select 1").kind()).isEqualTo(Kind.CONNECTION_LOST);
    assertThat(session.isUsable()).isFalse();
    assertThatThrownBy(database::session).isInstanceOf(EngineException.class);
    session.cancel();
  }

  @Test
  final void declaredCapabilitiesWorkAndOthersFail() {
    var declared = engine().capabilities();
    var working = new HashSet<Capability>();
    for (Capability capability : Capability.values()) {
      if (works(capability)) {
        working.add(capability);
      }
    }

    assertThat(working).containsExactlyInAnyOrderElementsOf(declared);
  }

  private boolean works(Capability capability) {
    String t = name(relation("c_" + capability.name()));
    try {
      session.execute("create table " + t + " as select 1 as a");
      return switch (capability) {
        case TRANSACTIONAL_DDL -> {
          session.execute("begin; drop table " + t + "; rollback");
          yield session.query("select a from " + t).rows().size() == 1;
        }
        case REPLACE_TABLE -> runs("create or replace table " + t + " as select 2 as a");
        case MERGE ->
            runs(
                "merge into "
                    + t
                    + " as t using (select 1 as a) as s on t.a = s.a"
                    + " when matched then update set a = 2 when not matched then insert (a) values (s.a)");
        case MATERIALIZED_VIEWS ->
            runs("create materialized view " + name(relation("m")) + " as select a from " + t);
        case NESTED_TYPES ->
            session.query("select array[1, 2]").scalar() instanceof List<?> list
                && list.equals(List.of(1L, 2L));
        case INDEXES -> indexSurvivesRename(t);
        case LOCKED_ACCESS -> lockedOpens();
      };
    } catch (EngineException lacking) {
      if (session.inTransaction()) {
        session.rollback();
      }
      return false;
    }
  }

  private boolean runs(String sql) {
    session.execute(sql);
    return true;
  }

  private boolean indexSurvivesRename(String t) {
    session.execute("create unique index an_index on " + t + " (a)");
    session.rename(relation("c_" + Capability.INDEXES.name()), "renamed");
    EngineException refused = failure("insert into " + name(relation("renamed")) + " values (1)");
    return refused != null && refused.kind() == Kind.CONSTRAINT;
  }

  private boolean lockedOpens() {
    try (Keeper keeper = engine().keep(List.of());
        Database locked =
            engine()
                .open(
                    lockedTarget(),
                    new Access.Locked(keeper, Optional.empty()),
                    new Limits(1, 64L << 20));
        Session inside = locked.session()) {
      return inside.query("select 1").rows().size() == 1;
    }
  }

  /** A second place of its own for the locked access; used only where that is declared to work. */
  protected abstract Target lockedTarget();
}
