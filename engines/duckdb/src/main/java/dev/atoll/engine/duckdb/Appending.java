package dev.atoll.engine.duckdb;

import dev.atoll.engine.Column;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Relation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * Loads rows through DuckDB's Appender, some two hundred times as fast as inserts. The Appender
 * converts nothing, so values are brought to the column's type here; a column of a type that has no
 * {@link Carrier} is loaded as text into a temporary table and cast from there.
 */
final class Appending {
  private static final DuckDbDialect DIALECT = DuckDbDialect.INSTANCE;
  private static final String STAGE = "atoll_append_stage";

  private final DuckDbSession session;
  private final Namespace home;
  private final Relation table;
  private final List<Column> known;
  private final List<Column> filled;

  Appending(
      DuckDbSession session,
      Namespace home,
      Relation table,
      List<Column> known,
      List<String> columns) {
    this.session = session;
    this.home = home;
    this.table = table;
    this.known = known;
    this.filled = columns.stream().map(this::column).toList();
  }

  private Column column(String name) {
    return known.stream()
        .filter(column -> DIALECT.fold(column.name()).equals(DIALECT.fold(name)))
        .findFirst()
        .orElseThrow(
            () ->
                new EngineException(
                    EngineException.Kind.MISSING_OBJECT,
                    "Binder Error: Table "
                        + table.render(DIALECT)
                        + " does not have a column with name \""
                        + name
                        + "\""));
  }

  long append(Iterable<? extends List<? extends @Nullable Object>> rows) {
    boolean direct = filled.stream().allMatch(column -> Carrier.of(column.type()).isDirect());
    return direct ? appendInto(rows, target(), order()) : appendStaged(rows);
  }

  private record Place(String database, String schema, String table) {}

  private Place target() {
    return new Place(table.database().orElse(home.database()), table.schema(), table.identifier());
  }

  /** For each column of the table, the index of its value in a row; -1 for its default. */
  private int[] order() {
    return known.stream().mapToInt(filled::indexOf).toArray();
  }

  private long appendStaged(Iterable<? extends List<? extends @Nullable Object>> rows) {
    String stage = "temp.main." + DIALECT.quote(STAGE);
    session.execute(
        "create temporary table "
            + stage
            + filled.stream()
                .map(column -> DIALECT.quote(column.name()) + " " + stagedType(column))
                .collect(Collectors.joining(", ", " (", ")")));
    int[] order = new int[filled.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    long count = appendInto(rows, new Place("temp", "main", STAGE), order);
    session.execute(
        "insert into "
            + table.render(DIALECT)
            + filled.stream()
                .map(column -> DIALECT.quote(column.name()))
                .collect(Collectors.joining(", ", " (", ")"))
            + " select "
            + filled.stream().map(Appending::cast).collect(Collectors.joining(", "))
            + " from "
            + stage);
    session.execute("drop table " + stage);
    return count;
  }

  private static String stagedType(Column column) {
    return Carrier.of(column.type()).isDirect() ? column.type() : "varchar";
  }

  private static String cast(Column column) {
    String name = DIALECT.quote(column.name());
    return switch (Carrier.of(column.type())) {
      case TEXT_TO_CAST -> "cast(" + name + " as " + column.type() + ")";
      case JSON_TO_CAST -> "cast(cast(" + name + " as json) as " + column.type() + ")";
      case BOOLEAN,
          TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          HUGEINT,
          FLOAT,
          DOUBLE,
          DECIMAL,
          TEXT,
          BLOB,
          DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_WITH_ZONE ->
          name;
    };
  }

  private long appendInto(
      Iterable<? extends List<? extends @Nullable Object>> rows, Place place, int[] order) {
    List<Column> columns =
        order.length == filled.size() && place.table.equals(STAGE) ? filled : known;
    List<Carrier> carriers = carriers(columns);
    return session
        .cancelling()
        .during(
            () -> {
              try (DuckDBAppender appender =
                  session.connection().createAppender(place.database, place.schema, place.table)) {
                long count = 0;
                for (List<? extends @Nullable Object> row : rows) {
                  session.cancelling().stopIfRequested();
                  appendRow(appender, row, columns, carriers, order, ++count);
                }
                appender.flush();
                return count;
              } catch (SQLException refused) {
                throw session.errors().translate(refused);
              }
            });
  }

  private static List<Carrier> carriers(List<Column> columns) {
    var carriers = new ArrayList<Carrier>();
    columns.forEach(column -> carriers.add(Carrier.of(column.type())));
    return carriers;
  }

  private void appendRow(
      DuckDBAppender appender,
      List<? extends @Nullable Object> row,
      List<Column> columns,
      List<Carrier> carriers,
      int[] order,
      long number)
      throws SQLException {
    if (row.size() != filled.size()) {
      throw new IllegalArgumentException(
          "row " + number + " has " + row.size() + " values for " + filled.size() + " columns");
    }
    appender.beginRow();
    for (int i = 0; i < order.length; i++) {
      if (order[i] < 0) {
        appender.appendDefault();
        continue;
      }
      Object value = row.get(order[i]);
      if (value == null) {
        appender.appendNull();
        continue;
      }
      try {
        carriers.get(i).append(appender, columns.get(i), value);
      } catch (ArithmeticException
          | IllegalArgumentException
          | java.time.DateTimeException misfit) {
        throw new EngineException(
            EngineException.Kind.OTHER,
            "Conversion Error: row "
                + number
                + ": "
                + DIALECT.literal(value)
                + " does not fit column "
                + DIALECT.quote(columns.get(i).name())
                + " "
                + columns.get(i).type());
      }
    }
    appender.endRow();
  }
}
