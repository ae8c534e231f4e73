package dev.atoll.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@link Dialect#stableText} and {@link Dialect#textNumber} must do on every engine, tried on
 * the real engine: the same for the same data, something else for other data.
 */
@Timeout(120)
public abstract class StableTextContract {
  @TempDir protected Path folder;

  private Database database;
  private Session session;

  protected abstract Engine engine();

  /** A target whose database is empty and belongs to the running test alone. */
  protected abstract Target target();

  /** Expressions of every type the engine has, each with another value that is not equal. */
  protected abstract List<Pair> values();

  /** Statements that change how the session writes values, as far as they can be changed. */
  protected abstract List<String> otherSettings();

  /**
   * Two expressions of one type.
   *
   * @param one is no null
   */
  public record Pair(String one, String other) {}

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

  private String name(String table) {
    return engine().dialect().quote(database.namespace().schema())
        + "."
        + engine().dialect().quote(table);
  }

  private void table(String table, String query) {
    session.execute("create table " + name(table) + " as " + query);
  }

  /** The texts of the only row. */
  private List<@Nullable Object> texts(String table) {
    return session.query("select " + texts(columns(table)) + " from " + name(table)).rows().stream()
        .findFirst()
        .orElseThrow();
  }

  private List<Column> columns(String table) {
    return session.query("select * from " + name(table) + " limit 0").columns();
  }

  private String texts(List<Column> columns) {
    var texts = new ArrayList<String>();
    columns.forEach(column -> texts.add(text(column)));
    return String.join(", ", texts);
  }

  private String text(Column column) {
    Dialect dialect = engine().dialect();
    return dialect.stableText(dialect.quote(column.name()), column.type());
  }

  /** How many values a column has, and the sum of their numbers. */
  private List<@Nullable Object> sum(String table) {
    Column column = columns(table).getFirst();
    List<@Nullable Object> row =
        session
            .query(
                "select count(*), count(t), cast(sum(%s) as varchar(50)) from (select %s as t from %s)"
                        .formatted(engine().dialect().textNumber("t"), text(column), name(table))
                    + " as texts")
            .rows()
            .getFirst();
    return row;
  }

  @Test
  final void textsOfValuesDoNotDependOnTheSession() {
    table("t", select(Pair::one));
    List<@Nullable Object> before = texts("t");
    otherSettings().forEach(session::execute);

    assertThat(texts("t")).isEqualTo(before).doesNotContainNull();
  }

  private String select(java.util.function.Function<Pair, String> side) {
    var columns = new ArrayList<String>();
    for (Pair pair : values()) {
      columns.add(side.apply(pair) + " as c" + columns.size());
    }
    return "select " + String.join(", ", columns);
  }

  @Test
  final void otherValuesHaveOtherTexts() {
    table("t", select(Pair::one));
    table("u", select(Pair::other));
    List<@Nullable Object> one = texts("t");
    List<@Nullable Object> other = texts("u");

    for (int i = 0; i < one.size(); i++) {
      assertThat(other.get(i)).as("%s", values().get(i)).isNotEqualTo(one.get(i));
    }
  }

  @Test
  final void nothingIsNullInEveryType() {
    table("t", select(Pair::one));
    session.execute(
        "create table " + name("n") + " as select * from " + name("t") + " where 1 = 0");
    session.execute(
        "insert into "
            + name("n")
            + " select "
            + String.join(", ", values().stream().map(pair -> "null").toList()));

    assertThat(texts("n")).containsOnlyNulls();
  }

  @Test
  final void theNumberOfATextIsTheBeginningOfItsMd5() {
    assertThat(session.query("select " + engine().dialect().textNumber("'a'")).scalar())
        .isEqualTo(0x0cc175b9c0f1b6aL);
  }

  @Test
  final void theSumForgetsTheOrderOfRowsAndNothingElse() {
    table("t", rows("1", "2", "2", "null"));
    table("again", rows("null", "2", "1", "2"));
    table("fewer", rows("1", "2", "null"));
    table("other", rows("1", "2", "3", "null"));
    table("without", rows("1", "2", "2"));

    assertThat(sum("again")).isEqualTo(sum("t"));
    assertThat(sum("fewer")).isNotEqualTo(sum("t"));
    assertThat(sum("other")).isNotEqualTo(sum("t"));
    assertThat(sum("without")).isNotEqualTo(sum("t"));
  }

  @Test
  final void nothingTheEmptyTextAndTheWordNullAreThree() {
    table("nothing", rows("cast(null as varchar(9))"));
    table("empty", rows("cast('' as varchar(9))"));
    table("word", rows("cast('null' as varchar(9))"));

    assertThat(List.of(sum("nothing"), sum("empty"), sum("word"))).doesNotHaveDuplicates();
  }

  @Test
  final void sumsOfManyRowsAreExact() {
    table(
        "t",
        "select a.x + 10 * b.x + 100 * c.x + 1000 * d.x + 10000 * e.x as i from "
            + String.join(
                " cross join ",
                List.of(digit("a"), digit("b"), digit("c"), digit("d"), digit("e"))));
    table("back", "select i from " + name("t") + " order by i desc");
    table("twice", "select i from " + name("t") + " union all select i from " + name("t"));

    assertThat(sum("back")).isEqualTo(sum("t"));
    assertThat(sum("twice")).isNotEqualTo(sum("t"));
    assertThat(new java.math.BigInteger(String.valueOf(sum("twice").getLast())))
        .isEqualTo(new java.math.BigInteger(String.valueOf(sum("t").getLast())).shiftLeft(1));
  }

  private static String digit(String alias) {
    return "(values (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)) as " + alias + "(x)";
  }

  private static String rows(String... values) {
    return "select " + String.join(" as v union all select ", values) + " as v";
  }
}
