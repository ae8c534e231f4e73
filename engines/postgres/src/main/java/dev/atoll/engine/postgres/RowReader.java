package dev.atoll.engine.postgres;

import dev.atoll.engine.Column;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what JDBC returns into the plain values of {@link dev.atoll.engine.Session}. */
final class RowReader {
  private final ResultSet rows;
  private final List<Column> columns;
  private final String[] inner;
  private final ZoneId zone;

  /**
   * Reads the columns of a result.
   *
   * @param timeZone the session's, in which moments come back; UTC when it is unknown
   */
  RowReader(ResultSet rows, @Nullable String timeZone) throws SQLException {
    this.rows = rows;
    this.zone = zone(timeZone);
    ResultSetMetaData meta = rows.getMetaData();
    var found = new ArrayList<Column>();
    inner = new String[meta.getColumnCount()];
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      inner[i - 1] = meta.getColumnTypeName(i);
      found.add(new Column(meta.getColumnLabel(i), TypeNames.of(meta, i)));
    }
    columns = List.copyOf(found);
  }

  private static ZoneId zone(@Nullable String name) {
    try {
      return name == null ? ZoneId.of("UTC") : ZoneId.of(name);
    } catch (java.time.DateTimeException unknownToJava) {
      return ZoneId.of("UTC");
    }
  }

  List<Column> columns() {
    return columns;
  }

  /** The current row, unmodifiable. */
  List<@Nullable Object> row() throws SQLException {
    var values = new ArrayList<@Nullable Object>(columns.size());
    for (int i = 1; i <= columns.size(); i++) {
      values.add(value(i));
    }
    return Collections.unmodifiableList(values);
  }

  private @Nullable Object value(int column) throws SQLException {
    return switch (inner[column - 1]) {
      case "int2", "int4", "int8", "oid", "serial", "bigserial", "smallserial" -> {
        long number = rows.getLong(column);
        yield rows.wasNull() ? null : number;
      }
      case "float4", "float8" -> real(column);
      case "numeric" -> number(rows.getString(column));
      case "bool" -> {
        boolean flag = rows.getBoolean(column);
        yield rows.wasNull() ? null : flag;
      }
      case "date" -> rows.getObject(column, LocalDate.class);
      case "time" -> rows.getObject(column, LocalTime.class);
      case "timestamp" -> rows.getObject(column, LocalDateTime.class);
      case "timestamptz" -> moment(rows.getObject(column, OffsetDateTime.class));
      case "bytea" -> rows.getBytes(column);
      default ->
          inner[column - 1].startsWith("_") ? list(rows.getArray(column)) : rows.getString(column);
    };
  }

  /** By way of its text, since a float4's nearest double shows digits that nobody wrote. */
  private @Nullable Object real(int column) throws SQLException {
    if (inner[column - 1].equals("float4")) {
      float number = rows.getFloat(column);
      return rows.wasNull() ? null : Double.valueOf(Float.toString(number));
    }
    double number = rows.getDouble(column);
    return rows.wasNull() ? null : number;
  }

  /** A numeric may be NaN or infinite, which no BigDecimal is. */
  private static @Nullable Object number(@Nullable String text) {
    return switch (text) {
      case null -> null;
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      case String digits -> new BigDecimal(digits);
    };
  }

  /** The ends of time have no hour in any zone. */
  private @Nullable Object moment(@Nullable OffsetDateTime moment) {
    if (moment == null || moment.equals(OffsetDateTime.MAX) || moment.equals(OffsetDateTime.MIN)) {
      return moment;
    }
    return moment.atZoneSameInstant(zone).toOffsetDateTime();
  }

  private @Nullable Object list(@Nullable Array array) throws SQLException {
    return array == null ? null : elements((@Nullable Object[]) array.getArray());
  }

  private static List<@Nullable Object> elements(@Nullable Object[] elements) throws SQLException {
    var list = new ArrayList<@Nullable Object>(elements.length);
    for (Object element : elements) {
      list.add(element(element));
    }
    return Collections.unmodifiableList(list);
  }

  private static @Nullable Object element(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case Short number -> number.longValue();
      case Integer number -> number.longValue();
      case Float number -> Double.valueOf(number.toString());
      case Long same -> same;
      case Double same -> same;
      case Boolean same -> same;
      case BigDecimal same -> same;
      case byte[] same -> same;
      case java.sql.Date date -> date.toLocalDate();
      case java.sql.Timestamp time -> time.toLocalDateTime();
      case Object[] inside -> elements(inside);
      case Object other -> other.toString();
    };
  }
}
