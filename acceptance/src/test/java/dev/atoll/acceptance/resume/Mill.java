package dev.atoll.acceptance.resume;

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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A fleet of one tenant whose every step leaves a trace when it is done: each hook a row in {@code
 * trace}, the incremental model a row of its own.
 */
final class Mill {
  /** What one command did. */
  record Said(int code, String text) {}

  private final Path root;
  private final Map<String, String> environment = new TreeMap<>();

  private Mill(Path root) {
    this.root = root;
  }

  /**
   * Writes the fleet.
   *
   * @param engine the settings of its engine, as a flow mapping
   * @param maintenance a hook that the engine runs outside of transactions only
   */
  static Mill write(Path root, String engine, String maintenance) throws IOException {
    Mill mill = new Mill(root);
    mill.file(
        "fleet.yml",
        """
        version: 1
        name: mill
        project: .
        tenants: [acme]
        engines: {place: %s}
        routing: {engine: place, schema: t_acme}
        """
            .formatted(engine));
    mill.file(
        "dbt_project.yml",
        """
        name: mill
        version: '1.0'
        profile: none
        on-run-start:
          - 'create table if not exists {{ target.schema }}.trace (what varchar(40))'
          - '%s'
        on-run-end: '%s'
        """
            .formatted(trace("start"), trace("end")));
    mill.file("seeds/grain.csv", "id,kind\n1,rye\n2,oat\n");
    mill.file(
        "models/flour.sql", "{{ config(materialized='table') }} select * from {{ ref('grain') }}");
    mill.file(
        "models/sacks.sql",
        """
        {{ config(
            materialized='incremental',
            pre_hook=[
              {'sql': "%s", 'transaction': false},
              {'sql': "%s; %s", 'transaction': false},
              "%s"],
            post_hook=[
              "%s",
              {'sql': "%s", 'transaction': false},
              {'sql': "%s", 'transaction': false},
              {'sql': "%s", 'transaction': false}]) }}
        select count(*) as flours from {{ ref('flour') }}
        """
            .formatted(
                hook("before 1"),
                hook("before 2"),
                hook("before 3"),
                hook("inside before"),
                hook("inside after"),
                hook("after 1"),
                maintenance,
                hook("after 2")));
    mill.file("models/bread.sql", "select * from {{ ref('sacks') }}");
    mill.file(
        "snapshots/stock.sql",
        """
        {% snapshot stock %}
        {{ config(unique_key='id', strategy='check', check_cols=['kind'], target_schema=target.schema) }}
        select * from {{ ref('grain') }}
        {% endsnapshot %}
        """);
    mill.file(
        "models/rules.yml",
        "models: [{name: flour, columns: [{name: id, data_tests: [not_null]}]}]\n");
    return mill;
  }

  private static String trace(String what) {
    return "insert into {{ target.schema }}.trace values (''" + what + "'')";
  }

  private static String hook(String what) {
    return "insert into {{ target.schema }}.trace values ('" + what + "')";
  }

  /** What the tenant's relations hold, all rows counted. */
  static List<String> contents(Connection connection) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "select table_name from information_schema.tables where table_schema = 't_acme'"
                  + " order by 1",
              "select what || ' ' || count(*) from t_acme.trace group by what order by 1",
              "select 'sacks ' || count(*) || ' ' || sum(flours) from t_acme.sacks",
              "select 'bread ' || count(*) from t_acme.bread",
              "select 'grain ' || count(*) from t_acme.grain",
              "select 'flour ' || count(*) from t_acme.flour",
              "select 'stock ' || count(*) from t_acme.stock")) {
        try (ResultSet rows = statement.executeQuery(sql)) {
          while (rows.next()) {
            found.add(rows.getString(1));
          }
        }
      }
    }
    return found;
  }

  Mill file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  Mill env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Path root() {
    return root;
  }

  /** The same fleet with its data and its ledger in another folder. */
  Mill copy(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        Path to = folder.resolve(root.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
    Mill copy = new Mill(folder);
    copy.environment.putAll(environment);
    return copy;
  }

  Said run(String... arguments) {
    var bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      World world =
          new World(
              "atoll",
              out,
              out,
              new TreeMap<>(environment),
              root,
              InstantSource.system(),
              ZoneOffset.UTC,
              Screen.none(),
              Interrupts.NONE);
      int code = Main.run(List.of(arguments), world, Atoll.standard());
      return new Said(code, bytes.toString(StandardCharsets.UTF_8));
    }
  }

  /** Runs a command in a process that dies at the n-th time that something becomes durable. */
  Said dying(int n, String... arguments) throws IOException, InterruptedException {
    Process process = start(n, arguments);
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }

  /** As {@link #dying}, without waiting. */
  Process start(int n, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Dying.class.getName(),
                root.toString(),
                String.valueOf(n)));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }
}
