package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL drops the views on a table that is rebuilt, so with {@code --changed-only} a view runs
 * whenever a table that it reads does, although its own logic is the same.
 */
@Timeout(300)
final class PlannedViewsOnPostgresTest {
  private final PostgresServer server = PostgresServer.shared();
  @TempDir Path folder;
  private Tool tool = new Tool(Path.of("."));

  @BeforeEach
  void aViewOnATableThatAlwaysRunsAndOneOnATableThatDoesNot() throws IOException, SQLException {
    write(
        "fleet.yml",
        """
        version: 1
        name: views
        project: project
        tenants: [acme]
        engines:
          server: {type: postgres, host: localhost, port: %d, user: "v_{tenant}", dbname: planned_views}
        routing: {engine: server, schema: "t_{tenant}"}
        """
            .formatted(server.port()));
    write("project/dbt_project.yml", "name: views\nprofile: none\n");
    write("project/seeds/raw.csv", "id\n1\n2\n");
    write(
        "project/models/moving.sql",
        "{{ config(materialized='table') }} select id, now() as at from {{ ref('raw') }}");
    write(
        "project/models/still.sql",
        "{{ config(materialized='table') }} select id from {{ ref('raw') }}");
    write("project/models/on_moving.sql", "select * from {{ ref('moving') }}");
    write("project/models/above.sql", "select * from {{ ref('on_moving') }}");
    write("project/models/on_still.sql", "select * from {{ ref('still') }}");
    tool = new Tool(folder);
    server.makeDatabase("planned_views", "postgres");
    server.run(
        "postgres",
        "drop role if exists v_acme",
        "create role v_acme login",
        "grant create on database planned_views to v_acme");
    tool.build();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Map<String, String> reasons() throws IOException {
    Tool.Said said = tool.run("plan", "--changed-only", "--output", "json");
    assertThat(said.code()).as(said.out() + said.err()).isZero();
    Map<String, String> reasons = new TreeMap<>();
    JsonNode lists = new ObjectMapper().readTree(said.out()).path("plan").path("step_lists");
    for (JsonNode step : lists.path(0).path("steps")) {
      reasons.put(step.path("name").asText(), step.path("reason").asText());
    }
    return reasons;
  }

  private long rows(String view) throws SQLException {
    try (Connection connection = server.connection("planned_views");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from t_acme." + view)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void aViewRunsWhereATableThatItReadsRunsAndOnlyThere() throws Exception {
    assertThat(reasons())
        .containsEntry("raw", "unchanged")
        .containsEntry("moving", "always")
        .containsEntry("on_moving", "upstream_runs")
        .containsEntry("above", "upstream_runs")
        .containsEntry("still", "unchanged")
        .containsEntry("on_still", "unchanged");

    tool.build("--changed-only");

    assertThat(rows("on_moving")).isEqualTo(2);
    assertThat(rows("above")).isEqualTo(2);
    assertThat(rows("on_still")).isEqualTo(2);
  }

  @Test
  void aViewThatWentWithItsTableIsMissingAndBuiltAgain() throws Exception {
    tool.build("--select", "still");

    assertThat(reasons()).containsEntry("on_still", "relation_missing");
    tool.build("--changed-only");
    assertThat(rows("on_still")).isEqualTo(2);
  }
}
