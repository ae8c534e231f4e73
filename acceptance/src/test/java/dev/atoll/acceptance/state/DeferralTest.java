package dev.atoll.acceptance.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands that defer and clone, on a database where only another environment is built, and on one
 * where some of this one is: SQL, statuses and relations are those that dbt made.
 */
@Timeout(600)
final class DeferralTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RELATIONS =
      "select table_name || ' ' || lower(table_type) from information_schema.tables"
          + " where table_schema = 'dev' order by 1";

  @TempDir Path folder;

  /** Where the project is built, and how a test begins anew. */
  private interface Place {
    Connection connection() throws SQLException;
  }

  private static SequencedMap<String, List<String>> recorded() throws IOException {
    SequencedMap<String, List<String>> commands = new LinkedHashMap<>();
    List<String> of = new ArrayList<>();
    for (String line : Files.readAllLines(Cli.RESOURCES.resolve("lab-by-dbt.txt"))) {
      if (line.startsWith("# ")) {
        of = new ArrayList<>();
        commands.put(line.substring(2), of);
      } else {
        of.add(line);
      }
    }
    return commands;
  }

  @Test
  void onDuckDbEverythingIsAsDbtMadeIt() throws Exception {
    Cli.copy(Cli.RESOURCES.resolve("lab"), folder);
    compare(() -> DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("lab.duckdb")));
  }

  @Test
  void onPostgresEverythingIsAsDbtMadeItOnDuckDb() throws Exception {
    Cli.copy(Cli.RESOURCES.resolve("lab"), folder);
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
      Files.writeString(folder.resolve("profiles.yml"), profile(server.getPort()));
      try (Connection admin = server.getPostgresDatabase().getConnection();
          Statement statement = admin.createStatement()) {
        statement.execute("create database lab");
      }
      compare(() -> server.getDatabase("postgres", "lab").getConnection());
    }
  }

  private static String profile(int port) {
    String target =
        "{type: postgres, host: localhost, port: %d, user: postgres, password: x, dbname: lab,"
            + " schema: %s, threads: 2}";
    return "lab:\n  target: dev\n  outputs:\n    dev: "
        + target.formatted(port, "dev")
        + "\n    prod: "
        + target.formatted(port, "prod")
        + "\n";
  }

  private void compare(Place place) throws Exception {
    Cli cli = new Cli(folder, Map.of());
    cli.done("build", "--target", "prod", "--target-path", "before");
    SequencedMap<String, List<String>> expected = recorded();
    assertThat(expected).hasSizeGreaterThan(10);
    SequencedMap<String, List<String>> made = new LinkedHashMap<>();
    for (String command : expected.sequencedKeySet()) {
      empty(place);
      if (command.startsWith("some: ")) {
        cli.done("build", "--select", "raw", "a");
      }
      made.put(command, carriedOut(command.substring(command.indexOf(' ') + 1), cli, place));
    }
    assertThat(made).isEqualTo(expected);
  }

  private static void empty(Place place) throws SQLException {
    try (Connection connection = place.connection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema if exists dev cascade");
    }
  }

  private List<String> carriedOut(String command, Cli cli, Place place) throws Exception {
    cli.done(command.split(" ", -1));
    TreeSet<String> lines = new TreeSet<>();
    JsonNode results =
        JSON.readTree(folder.resolve("target/run_results.json").toFile()).path("results");
    for (JsonNode result : results) {
      lines.add(line(command, result));
    }
    List<String> all = new ArrayList<>(lines);
    try (Connection connection = place.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(RELATIONS)) {
      while (rows.next()) {
        all.add("= " + rows.getString(1).toLowerCase(Locale.ROOT));
      }
    }
    return all;
  }

  /** Of generic tests and unit tests the SQL is Atoll's own. */
  private static String line(String command, JsonNode result) {
    String id = result.path("unique_id").asText();
    boolean own = id.startsWith("unit_test.") || id.matches("test\\..*\\.[0-9a-f]{10}");
    String text =
        command.startsWith("clone")
            ? result.path("message").asText()
            : own ? "" : result.path("compiled_code").asText("").replaceAll("\\s+", " ").strip();
    return (id + " " + result.path("status").asText() + " " + (text.equals("null") ? "" : text))
        .strip();
  }

  @Test
  void rowsOfAViewOfTheEarlierStateAreShown() throws Exception {
    Cli.copy(Cli.RESOURCES.resolve("lab"), folder);
    Cli cli = new Cli(folder, Map.of());
    cli.done("build", "--target", "prod", "--target-path", "before");
    assertThat(cli.run(List.of("show", "--select", "c")).code()).isNotZero();
    assertThat(cli.done("show", "--select", "c", "--defer", "--state", "before"))
        .contains("\"lab\".\"prod\".\"b\"");
    assertThat(
            cli.done(
                "show", "--inline", "select * from {{ ref('c') }}", "--defer", "--state", "before"))
        .contains("\"lab\".\"prod\".\"b\"");
  }

  @Test
  void theVariablesOfDbtStandForTheFlags() throws Exception {
    Cli.copy(Cli.RESOURCES.resolve("lab"), folder);
    new Cli(folder, Map.of()).done("build", "--target", "prod", "--target-path", "before");
    Map<String, String> environment =
        Map.of("DBT_ENGINE_STATE", "before", "DBT_DEFER", "true", "DBT_FAVOR_STATE", "1");
    Cli deferring = new Cli(folder, environment);
    deferring.done("run", "--select", "c");
    assertThat(Files.readString(folder.resolve("target/run_results.json"))).contains("prod");
    assertThat(deferring.run(List.of("run", "--select", "c", "--no-defer")).code()).isNotZero();
  }

  @Test
  void whatWasBuiltFromTheEarlierStateIsBuiltOnceMoreByChangedOnly() throws Exception {
    Cli.copy(Cli.RESOURCES.resolve("lab"), folder);
    Cli cli = new Cli(folder, Map.of());
    cli.done("build", "--target", "prod", "--target-path", "before");
    cli.done("build");
    cli.done("run", "--select", "b", "--defer", "--favor-state", "--state", "before");
    assertThat(cli.done("plan", "--changed-only", "--details", "--output", "json"))
        .contains("model.lab.b");
    cli.done("run", "--select", "b", "--changed-only");
    assertThat(Files.readString(folder.resolve("target/run_results.json")))
        .contains("\\\"dev\\\".\\\"a\\\"");
  }
}
