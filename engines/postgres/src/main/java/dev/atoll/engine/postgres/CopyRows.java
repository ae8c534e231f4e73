package dev.atoll.engine.postgres;

import dev.atoll.engine.Cancelling;
import dev.atoll.engine.JsonText;
import dev.atoll.engine.Relation;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.jdbc.PgConnection;

/**
 * Loads rows through COPY, in its text format (<a
 * href="https://www.postgresql.org/docs/current/sql-copy.html">COPY</a>). The server converts each
 * value from its text, and either all rows go in or none.
 */
final class CopyRows {
  private static final PostgresDialect DIALECT = PostgresDialect.INSTANCE;
  private static final int PORTION = 64 * 1024;

  private final PgConnection connection;
  private final Cancelling cancelling;
  private final Relation table;
  private final List<String> columns;

  CopyRows(PgConnection connection, Cancelling cancelling, Relation table, List<String> columns) {
    this.connection = connection;
    this.cancelling = cancelling;
    this.table = table;
    this.columns = columns;
  }

  long copy(Iterable<? extends List<? extends @Nullable Object>> rows) throws SQLException {
    String names = columns.stream().map(DIALECT::quote).collect(Collectors.joining(", "));
    cancelling.running(() -> Connector.interrupt(connection));
    try {
      CopyIn copy =
          connection
              .getCopyAPI()
              .copyIn("copy " + table.render(DIALECT) + " (" + names + ") from stdin");
      boolean done = false;
      try {
        send(rows, copy);
        long count = copy.endCopy();
        done = true;
        return count;
      } finally {
        if (!done && copy.isActive()) {
          giveUp(copy);
        }
      }
    } finally {
      cancelling.finished();
    }
  }

  private static void giveUp(CopyIn copy) {
    try {
      copy.cancelCopy();
    } catch (SQLException expected) {
      // The server answers a given up COPY with an error; what made us give up says more.
    }
  }

  private void send(Iterable<? extends List<? extends @Nullable Object>> rows, CopyIn copy)
      throws SQLException {
    var text = new StringBuilder();
    long number = 0;
    for (List<? extends @Nullable Object> row : rows) {
      cancelling.stopIfRequested();
      number++;
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "row " + number + " has " + row.size() + " values for " + columns.size() + " columns");
      }
      for (int i = 0; i < row.size(); i++) {
        if (i > 0) {
          text.append('\t');
        }
        field(text, row.get(i));
      }
      text.append('\n');
      if (text.length() >= PORTION) {
        flush(text, copy);
      }
    }
    flush(text, copy);
  }

  private static void flush(StringBuilder text, CopyIn copy) throws SQLException {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    text.setLength(0);
  }

  private static void field(StringBuilder to, @Nullable Object value) {
    if (value == null) {
      to.append("\\N");
    } else {
      escape(to, text(value));
    }
  }

  private static String text(Object value) {
    return switch (value) {
      case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
      case List<?> list -> array(list);
      case Map<?, ?> map -> JsonText.of(map);
      case Object other -> other.toString();
    };
  }

  private static String array(List<?> list) {
    return list.stream().map(CopyRows::element).collect(Collectors.joining(",", "{", "}"));
  }

  private static String element(@Nullable Object value) {
    return switch (value) {
      case null -> "NULL";
      case List<?> inside -> array(inside);
      case Object other -> '"' + text(other).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    };
  }

  private static void escape(StringBuilder to, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> to.append("\\\\");
        case '\n' -> to.append("\\n");
        case '\r' -> to.append("\\r");
        case '\t' -> to.append("\\t");
        default -> to.append(c);
      }
    }
  }
}
