package dev.atoll.acceptance.equality;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a run left in a database, as text: each relation with its columns, types and number of rows,
 * a hash of their content that no order changes, and its constraints, indexes, comments and grants.
 * The projects compared hold no time between the first days of 2026 and the year 9000, so that any
 * other time is the clock of the run; of such a row the hashed keys depend on the clock, too.
 */
final class Traces {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d.*");
  private static final Pattern HASHED = Pattern.compile("[0-9a-f]{32}");

  private Traces() {}

  static List<String> of(Database database, Connection connection) throws SQLException {
    List<String> lines = new ArrayList<>();
    for (List<String> found : database.relations(connection)) {
      String schema = found.get(0);
      String name = found.get(1);
      List<Database.Column> columns = database.columns(connection, schema, name);
      List<String> rows = content(connection, schema, name, columns);
      lines.add(
          "relation %s.%s, %s, %d rows, %s: %s"
              .formatted(
                  schema,
                  name,
                  found.get(2),
                  rows.size(),
                  hash(rows),
                  columns.stream()
                      .map(column -> column.name() + " " + column.type())
                      .collect(Collectors.joining(", "))));
      columns.stream()
          .filter(column -> !column.comment().isEmpty())
          .forEach(
              column -> lines.add("  comment on " + column.name() + " " + line(column.comment())));
      database.more(connection, schema, name).forEach(more -> lines.add("  " + line(more)));
    }
    return lines;
  }

  private static String line(String text) {
    return text.replace("\n", "\\n");
  }

  private static List<String> content(
      Connection connection, String schema, String name, List<Database.Column> columns)
      throws SQLException {
    String values =
        columns.stream()
            .map(column -> "coalesce(cast(\"" + column.name() + "\" as varchar), '~')")
            .collect(Collectors.joining(", "));
    return Database.rows(connection, "select %s from \"%s\".\"%s\"".formatted(values, schema, name))
        .stream()
        .map(Traces::withoutClock)
        .sorted()
        .toList();
  }

  private static String withoutClock(List<String> row) {
    boolean clock = row.stream().anyMatch(Traces::isOfRun);
    return row.stream()
        .map(value -> isOfRun(value) ? "now" : value)
        .map(value -> clock && HASHED.matcher(value).matches() ? "hash" : value)
        .collect(Collectors.joining("|"));
  }

  private static boolean isOfRun(String value) {
    return TIME.matcher(value).matches()
        && value.compareTo("2026-01-05") > 0
        && value.compareTo("9000") < 0;
  }

  private static String hash(List<String> rows) {
    try {
      byte[] text = String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
