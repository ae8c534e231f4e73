package dev.atoll.acceptance.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atoll.cli.Main;
import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.shell.World;
import dev.atoll.core.pipeline.Atoll;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A small fleet on disk: tenants a, b and c, each with raw rows that carry its own marker, and a
 * reference database that all may read.
 */
final class Reef {
  static final List<String> TENANTS = List.of("a", "b", "c");

  private final Path root;

  /**
   * What a command did.
   *
   * @param err what a person would have read
   */
  record Ended(int code, JsonNode json, String err) {}

  private Reef(Path root) {
    this.root = root;
  }

  /** Makes the fleet, with a project whose one model carries each tenant's rows over. */
  static Reef make(Path root) throws IOException, SQLException {
    Reef reef = new Reef(root);
    reef.write(
        "fleet.yml",
        """
        version: 1
        name: reef
        project: transform
        layers:
          - {name: base, file: fleet/base.yml}
          - {name: tenant, file: "fleet/tenants/{tenant}.yml", optional: true}
        tenants: {file: fleet/tenants.csv}
        engines:
          local: {type: duckdb, path: "data/{tenant}/{tenant}.duckdb"}
          reference: {type: duckdb, path: data/shared/reference.duckdb}
        shared:
          reference: {engine: reference, schema: main}
        routing: {engine: local, schema: analytics}
        """);
    reef.write("fleet/base.yml", "vars: {me: \"{tenant}\", sql_of_layer: \"\"}\n");
    reef.write("fleet/tenants.csv", "id\n" + String.join("\n", TENANTS) + "\n");
    reef.write(
        "transform/dbt_project.yml",
        """
        name: reef
        version: "1.0.0"
        config-version: 2
        profile: reef
        models: {reef: {+materialized: table}}
        """);
    reef.write(
        "transform/models/sources.yml",
        """
        sources:
          - {name: raw, schema: raw, tables: [{name: orders}]}
          - {name: reference, database: reference, schema: main, tables: [{name: rates}]}
        """);
    reef.write(
        "transform/models/own.sql",
        """
        select o.id, o.marker, r.rate
        from {{ source('raw', 'orders') }} as o
        cross join {{ source('reference', 'rates') }} as r
        order by o.id
        """);
    for (String tenant : TENANTS) {
      reef.sql(
          "data/" + tenant + "/" + tenant + ".duckdb",
          "create schema raw",
          "create table raw.orders as select i as id, '"
              + marker(tenant)
              + "' as marker"
              + " from range(20) r(i)");
      reef.write("data/" + tenant + "/landed.csv", "marker\n" + marker(tenant) + "\n");
    }
    reef.sql("data/shared/reference.duckdb", "create table rates as select 7 as rate");
    return reef;
  }

  /** What stands in a tenant's rows and in nobody else's. */
  static String marker(String tenant) {
    return "only-of-tenant-" + tenant;
  }

  Path path(String relative) {
    return root.resolve(relative);
  }

  Path database(String tenant) {
    return path("data/" + tenant + "/" + tenant + ".duckdb");
  }

  void write(String relative, String text) throws IOException {
    Path file = path(relative);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Runs statements in a database file that nobody else has open. */
  void sql(String relative, String... statements) throws IOException, SQLException {
    Files.createDirectories(path(relative).getParent());
    try (Connection connection = open(path(relative), new Properties());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static Connection open(Path file, Properties options) throws SQLException {
    return DriverManager.getConnection("jdbc:duckdb:" + file, options);
  }

  /** Every relation of a tenant's database with its definition and all of its rows. */
  List<String> content(String tenant) throws SQLException {
    var readOnly = new Properties();
    readOnly.setProperty("duckdb.read_only", "true");
    List<String> content = new ArrayList<>();
    try (Connection connection = open(database(tenant), readOnly);
        Statement statement = connection.createStatement()) {
      List<List<String>> relations =
          rows(
              statement,
              "select schema_name, table_name, sql from duckdb_tables() where table_name not in"
                  + " ('atoll_marker') union all"
                  + " select schema_name, view_name, sql from duckdb_views() where not internal"
                  + " order by all");
      for (List<String> relation : relations) {
        content.add(String.join(" ", relation));
        String name = "\"" + relation.get(0) + "\".\"" + relation.get(1) + "\"";
        rows(statement, "from " + name + " order by all")
            .forEach(row -> content.add(String.join("|", row)));
      }
    }
    return content;
  }

  private static List<List<String>> rows(Statement statement, String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (var result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(result.getObject(i)));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** Runs the whole tool in this process, its result as JSON. */
  Ended run(String... arguments) throws IOException {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--output", "json"));
    int code = Main.run(all, world(out, err), Atoll.standard());
    return new Ended(
        code,
        new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8)),
        err.toString(StandardCharsets.UTF_8));
  }

  private World world(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new World(
        "atoll",
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        new TreeMap<>(),
        root,
        InstantSource.system(),
        ZoneOffset.UTC,
        Screen.none(),
        Interrupts.NONE);
  }
}
