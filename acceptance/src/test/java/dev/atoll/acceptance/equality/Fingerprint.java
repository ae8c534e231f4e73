package dev.atoll.acceptance.equality;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run left behind, as text: each relation with its rows and a hash of their content that no
 * order of rows changes, its columns and types; and each node's result.
 */
final class Fingerprint {
  /** Filled from the clock of the run. */
  private static final Set<String> RUN_TIMES = Set.of("dbt_updated_at", "dbt_scd_id");

  /** In a snapshot by comparison these hold times of the run too; whether they are set counts. */
  private static final Set<String> VERSION_TIMES = Set.of("dbt_valid_from", "dbt_valid_to");

  private static final String BY_COMPARISON = "price_check_history";

  private Fingerprint() {}

  /** The fingerprint of a database file and of the run's results. */
  static String of(Path database, Path runResults) throws SQLException, IOException {
    List<String> lines = new ArrayList<>(relations(database));
    results(runResults).forEach((id, result) -> lines.add("result " + id + " " + result));
    return String.join("\n", lines) + "\n";
  }

  private static List<String> relations(Path database) throws SQLException {
    Properties readOnly = new Properties();
    readOnly.setProperty("duckdb.read_only", "true");
    List<String> lines = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database, readOnly)) {
      List<List<String>> tables =
          Database.rows(
              connection,
              "select table_schema, table_name, table_type from information_schema.tables"
                  + " where table_catalog = current_database() and table_name <> 'atoll_marker'"
                  + " order by 1, 2");
      for (List<String> table : tables) {
        lines.add(relation(connection, table.get(0), table.get(1), table.get(2)));
      }
    }
    return lines;
  }

  private static String relation(Connection connection, String schema, String name, String kind)
      throws SQLException {
    List<List<String>> columns =
        Database.rows(
            connection,
            "select column_name, data_type from information_schema.columns where table_schema = '"
                + schema
                + "' and table_name = '"
                + name
                + "' order by ordinal_position");
    List<String> content =
        Database.rows(
                connection,
                "select count(*), md5(coalesce(string_agg(line, chr(10) order by line), '')) from"
                    + " (select concat_ws('|', %s) as line from \"%s\".\"%s\")"
                        .formatted(compared(name, columns), schema, name))
            .getFirst();
    return line(schema, name, kind.toLowerCase(Locale.ROOT), content, columns);
  }

  /** The columns of a relation whose values no clock decides, as texts of one row. */
  static String compared(String relation, List<List<String>> columns) {
    StringJoiner values = new StringJoiner(", ");
    for (List<String> column : columns) {
      String quoted = '"' + column.getFirst() + '"';
      if (relation.equals(BY_COMPARISON) && VERSION_TIMES.contains(column.getFirst())) {
        values.add("cast(" + quoted + " is null as varchar)");
      } else if (!RUN_TIMES.contains(column.getFirst())) {
        values.add("coalesce(cast(" + quoted + " as varchar), '~')");
      }
    }
    return values.toString();
  }

  /** How a fingerprint writes a relation. */
  static String line(
      String schema, String name, String kind, List<String> content, List<List<String>> columns) {
    return "relation %s.%s, %s, %s rows, %s: %s"
        .formatted(
            schema,
            name,
            kind,
            content.get(0),
            content.get(1),
            columns.stream()
                .map(column -> column.get(0) + " " + column.get(1))
                .collect(Collectors.joining(", ")));
  }

  /** Status and number of failures by id; hooks and exposures, which are no steps, left out. */
  static SortedMap<String, String> results(Path file) throws IOException {
    SortedMap<String, String> results = new TreeMap<>();
    for (Map<String, String> result : resultObjects(file)) {
      String id = result.getOrDefault("unique_id", "");
      String failures = result.getOrDefault("failures", "null");
      if (!id.startsWith("operation.") && !id.startsWith("exposure.")) {
        results.put(
            id,
            result.getOrDefault("status", "") + (failures.equals("null") ? "" : " " + failures));
      }
    }
    return results;
  }

  /** The objects in {@code results}: their keys, with the text of plain values. */
  static List<Map<String, String>> resultObjects(Path file) throws IOException {
    List<Map<String, String>> all = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.START_ARRAY
            && "results".equals(json.currentName())
            && json.getParsingContext().getParent().getParent().inRoot()) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            all.add(object(json));
          }
        }
      }
    }
    return all;
  }

  private static Map<String, String> object(JsonParser json) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      values.put(name, String.valueOf(json.getText()));
      json.skipChildren();
    }
    return values;
  }
}
