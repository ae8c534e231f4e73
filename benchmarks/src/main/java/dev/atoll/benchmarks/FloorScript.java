package dev.atoll.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Learns from a workspace that Atoll has built which SQL each tenant's first build consists of, and
 * writes it down for {@link Floor}.
 *
 * <p>Models and tests are their compiled SQL from {@code run_results.json}; what kind of relation a
 * model is, and the seeds, are read from the built database.
 */
public final class FloorScript {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What dbt's timestamp strategy adds to the demo's only snapshot when it runs first. */
  private static final String SNAPSHOT_COLUMNS =
      "md5(customer_id::varchar || '|' || loaded_at::varchar) as dbt_scd_id,"
          + " loaded_at as dbt_updated_at, loaded_at as dbt_valid_from,"
          + " nullif(loaded_at, loaded_at) as dbt_valid_to";

  private final Connection built;
  private final Map<String, Made> made = new LinkedHashMap<>();

  private FloorScript(Connection built) throws SQLException {
    this.built = built;
    try (Statement statement = built.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select schema_name, table_name, 'table' from duckdb_tables()"
                    + " where database_name = current_database() and table_name <> 'atoll_marker'"
                    + " union all"
                    + " select schema_name, view_name, 'view' from duckdb_views()"
                    + " where database_name = current_database() and not internal")) {
      while (rows.next()) {
        Made relation = new Made(rows.getString(1), rows.getString(2), rows.getString(3));
        if (!relation.schema().equals("raw")) {
          made.put(relation.name(), relation);
        }
      }
    }
  }

  private record Made(String schema, String name, String kind) {
    String quoted() {
      return '"' + schema + "\".\"" + name + '"';
    }
  }

  /**
   * Writes one file per tenant.
   *
   * @param arguments the built workspace, the folder to write to
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    Path workspace = Path.of(arguments[0]);
    Path scripts = Files.createDirectories(Path.of(arguments[1]));
    try (Stream<Path> tenants = Files.list(workspace.resolve("target/tenants"))) {
      for (Path tenant : tenants.sorted().toList()) {
        String id = tenant.getFileName().toString();
        Path file = workspace.resolve("data").resolve(id).resolve(id + ".duckdb");
        Path shared = workspace.resolve("data/shared/reference.duckdb");
        Properties readOnly = new Properties();
        readOnly.put("access_mode", "READ_ONLY");
        readOnly.put("threads", "1");
        try (Connection built = DriverManager.getConnection("jdbc:duckdb:" + file, readOnly);
            Statement statement = built.createStatement()) {
          statement.execute("attach '" + shared + "' as reference (read_only)");
          FloorScript script = new FloorScript(built);
          List<FloorStep> steps = script.steps(tenant.resolve("run_results.json"));
          FloorFiles.write(scripts.resolve(id + ".json"), steps);
        }
      }
    }
  }

  private List<FloorStep> steps(Path results) throws IOException, SQLException {
    List<FloorStep> steps = new ArrayList<>();
    Set<String> schemas = new LinkedHashSet<>();
    made.values().forEach(relation -> schemas.add(relation.schema()));
    for (String schema : schemas) {
      steps.add(new FloorStep.Make("create schema if not exists \"" + schema + '"'));
    }
    for (JsonNode result : JSON.readTree(results.toFile()).path("results")) {
      step(result.path("unique_id").asText(), result.path("compiled_code").asText(), steps);
    }
    return steps;
  }

  private void step(String id, String sql, List<FloorStep> steps) throws SQLException {
    String name = id.substring(id.lastIndexOf('.') + 1);
    switch (id.substring(0, id.indexOf('.'))) {
      case "seed" -> steps.add(seed(relation(name)));
      case "test" -> steps.add(new FloorStep.Ask("select count(*) from (" + sql + "\n) as failed"));
      case "snapshot" ->
          steps.add(
              make(
                  relation(name), "select *, " + SNAPSHOT_COLUMNS + " from (" + sql + "\n) as it"));
      default -> steps.add(make(relation(name), sql));
    }
  }

  private Made relation(String name) {
    Made relation = made.get(name);
    if (relation == null) {
      throw new IllegalStateException("not in the built database: " + name);
    }
    return relation;
  }

  private static FloorStep make(Made relation, String sql) {
    return new FloorStep.Make(
        "create or replace " + relation.kind() + " " + relation.quoted() + " as (" + sql + "\n)");
  }

  private FloorStep seed(Made relation) throws SQLException {
    List<String> columns = new ArrayList<>();
    List<String> types = new ArrayList<>();
    List<List<String>> values = new ArrayList<>();
    try (Statement statement = built.createStatement();
        ResultSet rows = statement.executeQuery("select * from " + relation.quoted())) {
      ResultSetMetaData described = rows.getMetaData();
      for (int i = 1; i <= described.getColumnCount(); i++) {
        types.add(described.getColumnTypeName(i));
        columns.add('"' + described.getColumnName(i) + "\" " + described.getColumnTypeName(i));
      }
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= types.size(); i++) {
          row.add(rows.getString(i));
        }
        values.add(row);
      }
    }
    return new FloorStep.Load(
        relation.schema(),
        relation.name(),
        "create or replace table "
            + relation.quoted()
            + columns.stream().collect(java.util.stream.Collectors.joining(", ", " (", ")")),
        types,
        values);
  }
}
