package dev.atoll.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atoll.engine.Access;
import dev.atoll.engine.Database;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Limits;
import dev.atoll.engine.Relation;
import dev.atoll.engine.RelationKind;
import dev.atoll.engine.Session;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TypesTest {
  @TempDir private Path folder;

  private Database database;
  private Session session;

  @BeforeEach
  void open() {
    database =
        new DuckDbEngine()
            .open(Targets.file(folder, "types.duckdb"), new Access.Own(), new Limits(1, 64L << 20));
    session = database.session();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("tinyint", 7L, 7L),
        Arguments.of("smallint", 7L, 7L),
        Arguments.of("integer", new BigDecimal("7.0"), 7L),
        Arguments.of("integer", "7", 7L),
        Arguments.of("bigint", BigInteger.TEN, 10L),
        Arguments.of("utinyint", 7L, 7L),
        Arguments.of("ubigint", 7L, BigInteger.valueOf(7)),
        Arguments.of("hugeint", 7L, BigInteger.valueOf(7)),
        Arguments.of("float", 0.5d, 0.5d),
        Arguments.of("double", 7L, 7.0d),
        Arguments.of("decimal(9,2)", 7L, new BigDecimal("7.00")),
        Arguments.of("decimal(9,2)", "1.005", new BigDecimal("1.01")),
        Arguments.of("decimal(38,4)", new BigDecimal("1.5"), new BigDecimal("1.5000")),
        Arguments.of("varchar", 7L, "7"),
        Arguments.of("varchar", true, "true"),
        Arguments.of("date", "2024-02-29", java.time.LocalDate.of(2024, 2, 29)),
        Arguments.of(
            "timestamp", "2024-02-29 01:02:03", java.time.LocalDateTime.of(2024, 2, 29, 1, 2, 3)),
        Arguments.of(
            "timestamp_s", "2024-02-29 01:02:03", java.time.LocalDateTime.of(2024, 2, 29, 1, 2, 3)),
        Arguments.of(
            "timestamptz",
            OffsetDateTime.parse("2024-01-01T00:00:00Z"),
            OffsetDateTime.parse("2024-01-01T00:00:00Z")),
        Arguments.of(
            "uuid", "00000000-0000-0000-0000-00000000000a", "00000000-0000-0000-0000-00000000000a"),
        Arguments.of("json", "{\"a\": 1}", "{\"a\": 1}"),
        Arguments.of("interval", "3 days", "3 days"),
        Arguments.of("enum('a', 'b')", "b", "b"),
        Arguments.of("integer[]", List.of(1L, 2L), List.of(1L, 2L)),
        Arguments.of(
            "varchar[][]",
            List.of(List.of("a\"\\"), List.of()),
            List.of(List.of("a\"\\"), List.of())),
        Arguments.of(
            "struct(a integer, b varchar)", Map.of("a", 1L, "b", "x"), Map.of("a", 1L, "b", "x")),
        Arguments.of("map(varchar, integer)", Map.of("k", 1L), Map.of("k", 1L)),
        Arguments.of("blob", new byte[] {0, 1, -1}, new byte[] {0, 1, -1}));
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueIsAppendedToAColumnOfAnyType(String type, Object value, Object back) {
    session.execute("create table t (before integer default 3, v " + type + ")");
    List<List<@Nullable Object>> rows =
        List.of(
            Arrays.<@Nullable Object>asList(value), Arrays.<@Nullable Object>asList((Object) null));

    assertThat(session.append(Relation.of("main", "t"), List.of("V"), rows)).isEqualTo(2);

    List<List<@Nullable Object>> found =
        session.query("select v, before from t order by v nulls last").rows();
    assertThat(found.get(0).getFirst()).isEqualTo(back);
    assertThat(found.get(1).getFirst()).isNull();
    assertThat(found).extracting(List::getLast).containsExactly(3L, 3L);
    assertThat(session.inTransaction()).isFalse();
  }

  @Test
  void aValueThatDoesNotFitNamesRowColumnAndType() {
    session.execute("create table t (a smallint)");

    assertThatThrownBy(
            () ->
                session.append(
                    Relation.of("main", "t"), List.of("a"), List.of(List.of(1L), List.of(70_000L))))
        .isInstanceOf(EngineException.class)
        .hasMessage("Conversion Error: row 2: 70000 does not fit column \"a\" SMALLINT");
    assertThatThrownBy(() -> session.append(Relation.of("main", "t"), List.of("b"), List.of()))
        .hasMessageContaining("\"b\"");
    assertThat(session.query("select count(*) from t").scalar()).isEqualTo(0L);
  }

  @Test
  void valuesWithoutAPlainFormComeBackAsText() {
    List<@Nullable Object> row =
        session
            .query(
                "select interval 3 days, '101'::bit, timetz '10:00:00+02',"
                    + " timestamp_ns '2024-01-01 00:00:00.123456789', {'a': [null, 1]}, 'ab'::blob")
            .rows()
            .getFirst();

    assertThat(row.subList(0, 2)).containsExactly("3 days", "101");
    assertThat(row.get(3)).hasToString("2024-01-01T00:00:00.123456789");
    assertThat(row.get(4)).hasToString("{a=[null, 1]}");
    assertThat(row.get(5)).isEqualTo(new byte[] {'a', 'b'});
  }

  @Test
  void aTimeThatJavaHasNotIsAnErrorOfTheQuery() {
    assertThatThrownBy(() -> session.query("select time '24:00:00' as midnight"))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("midnight");
  }

  @Test
  void indexesFollowARenamedTable() {
    session.execute(
        "create schema \"S s\"; create table \"S s\".\"on t\" (a integer, \"b (\" varchar);"
            + "create unique index \"i on\" on \"S s\".\"on t\" (a, lower(\"b (\"));"
            + "create index j on \"S s\".\"on t\" (\"b (\"); insert into \"S s\".\"on t\" values (1, 'x')");

    session.rename(Relation.of("S s", "on t"), "new ' name");

    assertThat(
            session.query("select index_name, table_name from duckdb_indexes() order by 1").rows())
        .containsExactly(List.of("i on", "new ' name"), List.of("j", "new ' name"));
    assertThatThrownBy(() -> session.execute("insert into \"S s\".\"new ' name\" values (1, 'X')"))
        .extracting(error -> ((EngineException) error).kind())
        .isEqualTo(EngineException.Kind.CONSTRAINT);
  }

  @Test
  void aRenameInsideATransactionIsUndoneWithIt() {
    session.execute("create table t (a integer); create index i on t (a)");
    session.begin();
    session.rename(Relation.of("main", "t").as(RelationKind.TABLE), "u");
    assertThat(session.inTransaction()).isTrue();
    session.rollback();

    assertThat(session.query("select table_name from duckdb_indexes()").scalar()).isEqualTo("t");
  }

  @Test
  void temporaryTablesHaveColumnsToo() {
    session.execute("create temp table x as select 1 as a, 'b' as b");

    assertThat(session.columns(Relation.of("main", "x"))).hasSize(2);
  }

  @Test
  void aSchemaAnotherTransactionIsMakingIsWaitedFor() throws Exception {
    try (Session other = database.session()) {
      other.begin();
      other.execute("create schema s");
      var making =
          java.util.concurrent.CompletableFuture.runAsync(
              () -> session.createSchema(java.util.Optional.empty(), "s"));
      other.commit();
      making.get(60, java.util.concurrent.TimeUnit.SECONDS);
    }

    assertThat(session.schemas(java.util.Optional.empty())).contains("s");
  }
}
