package dev.atoll.engine.duckdb;

import dev.atoll.engine.Column;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/** Turns what JDBC returns into the plain values of {@link dev.atoll.engine.Session}. */
final class RowReader {
  private final ResultSet rows;
  private final List<Column> columns;
  private final boolean[] isTimestamp;

  RowReader(ResultSet rows) throws SQLException {
    this.rows = rows;
    ResultSetMetaData meta = rows.getMetaData();
    var found = new ArrayList<Column>();
    isTimestamp = new boolean[meta.getColumnCount()];
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      String type = meta.getColumnTypeName(i);
      found.add(new Column(meta.getColumnLabel(i), type));
      isTimestamp[i - 1] = type.startsWith("TIMESTAMP") && isWithoutZone(type);
    }
    columns = List.copyOf(found);
  }

  private static boolean isWithoutZone(String type) {
    return !type.endsWith("ZONE") && !type.endsWith("]");
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
    try {
      // java.sql.Timestamp would pass through the machine's zone and lose hours that it skips.
      return isTimestamp[column - 1]
          ? rows.getObject(column, LocalDateTime.class)
          : plain(rows.getObject(column));
    } catch (DateTimeException outOfRange) {
      throw new SQLException(
          "Conversion Error: column "
              + columns.get(column - 1).name()
              + " holds a time that cannot be read: "
              + outOfRange.getMessage(),
          outOfRange);
    }
  }

  private static @Nullable Object plain(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case Byte number -> number.longValue();
      case Short number -> number.longValue();
      case Integer number -> number.longValue();
      case Float number -> number.doubleValue();
      case Boolean same -> same;
      case Long same -> same;
      case Double same -> same;
      case BigInteger same -> same;
      case BigDecimal same -> same;
      case String same -> same;
      case LocalDate same -> same;
      case LocalTime same -> same;
      case LocalDateTime same -> same;
      case OffsetDateTime same -> same;
      case Timestamp time -> time.toLocalDateTime();
      case Blob blob -> blob.getBytes(1, Math.toIntExact(blob.length()));
      case Array array -> list((@Nullable Object[]) array.getArray());
      case DuckDBStruct struct -> map(struct.getMap());
      case Map<?, ?> map -> map(map);
      case Object other -> other.toString();
    };
  }

  private static List<@Nullable Object> list(@Nullable Object[] elements) throws SQLException {
    var list = new ArrayList<@Nullable Object>(elements.length);
    for (Object element : elements) {
      list.add(plain(element));
    }
    return Collections.unmodifiableList(list);
  }

  private static Map<String, @Nullable Object> map(Map<?, ? extends @Nullable Object> entries)
      throws SQLException {
    var map = new LinkedHashMap<String, @Nullable Object>();
    for (var entry : entries.entrySet()) {
      map.put(String.valueOf(plain(entry.getKey())), plain(entry.getValue()));
    }
    return Collections.unmodifiableMap(map);
  }
}
