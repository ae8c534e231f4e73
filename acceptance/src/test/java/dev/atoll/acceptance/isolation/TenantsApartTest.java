package dev.atoll.acceptance.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps tenants apart besides the refusal of single statements. */
final class TenantsApartTest {
  @TempDir private Path place;
  private Reef reef;

  @BeforeEach
  void make() throws IOException, SQLException {
    reef = Reef.make(place);
  }

  private static JsonNode tenant(Reef.Ended ended, String id) {
    for (JsonNode tenant : ended.json().path("tenants")) {
      if (tenant.path("tenant").asText().equals(id)) {
        return tenant;
      }
    }
    throw new AssertionError("no tenant " + id + " in " + ended.json() + ended.err());
  }

  private static JsonNode step(Reef.Ended ended, String id, String name) {
    for (JsonNode step : tenant(ended, id).path("steps")) {
      if (step.path("name").asText().equals(name)) {
        return step;
      }
    }
    throw new AssertionError("no step " + name + " in " + tenant(ended, id));
  }

  @Test
  void everyDatabaseHoldsItsOwnMarkerAndNoOther() throws IOException, SQLException {
    assertThat(reef.run("build", "--threads", "4").code()).isZero();

    for (String tenant : Reef.TENANTS) {
      for (String other : Reef.TENANTS) {
        long lines =
            reef.content(tenant).stream()
                .filter(line -> line.contains(Reef.marker(other)))
                .filter(line -> !line.startsWith("raw") || !line.contains("CREATE"))
                .count();
        // 20 raw rows and the same 20 in the model.
        assertThat(lines).as("%s in %s", other, tenant).isEqualTo(other.equals(tenant) ? 40 : 0);
      }
    }
  }

  @Test
  void anotherTenantsNameLeadsNowhere() throws IOException {
    reef.write(
        "transform/models/other.sql",
        "select * from {{ 'b' if var('me') == 'a' else var('me') }}.raw.orders\n");

    Reef.Ended ended = reef.run("build");

    assertThat(step(ended, "a", "other").path("reason").asText()).isEqualTo("isolation_refused");
    assertThat(step(ended, "b", "other").path("reason").asText()).isEqualTo("built");
  }

  @ParameterizedTest
  @ValueSource(strings = {"on-run-start", "on-run-end"})
  void aHookOfTheProjectIsRefusedForTheTenantThatSaysIt(String when)
      throws IOException, SQLException {
    String project = Files.readString(reef.path("transform/dbt_project.yml"));
    reef.write("transform/dbt_project.yml", project + when + ": \"{{ var('sql_of_layer') }}\"\n");
    reef.write(
        "fleet/tenants/a.yml",
        "vars: {sql_of_layer: \"attach '" + reef.database("b") + "' as b\"}\n");

    Reef.Ended ended = reef.run("build");

    JsonNode problem = tenant(ended, "a").path("problem");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(problem.path("code").asText()).isEqualTo("A602");
    assertThat(problem.path("place").path("file").asText()).isEqualTo("transform/dbt_project.yml");
    assertThat(tenant(ended, "b").path("failed").asBoolean()).isFalse();
    assertThat(reef.content("a")).noneMatch(line -> line.contains(Reef.marker("b")));
    if (when.equals("on-run-start")) {
      assertThat(step(ended, "a", "own").path("reason").asText()).isEqualTo("isolation_refused");
    }
  }

  @Test
  void aHookThatOnlyTheEngineRefusesKeepsItsReason() throws IOException {
    String project = Files.readString(reef.path("transform/dbt_project.yml"));
    reef.write(
        "transform/dbt_project.yml",
        project + "on-run-start: \"insert into reference.rates values (8)\"\n");

    Reef.Ended ended = reef.run("build", "--tenants", "a");

    assertThat(tenant(ended, "a").path("problem").path("code").asText()).isEqualTo("A601");
    assertThat(step(ended, "a", "own").path("reason").asText()).isEqualTo("isolation_refused");
  }

  @Test
  void aProjectsOwnCreateSchemaIsGuardedToo() throws IOException {
    reef.write(
        "transform/macros/create_schema.sql",
        "\n{% macro create_schema(relation) %}\n  {% do run_query(\"attach '"
            + reef.database("b")
            + "' as b\") %}\n{% endmacro %}\n");

    Reef.Ended ended = reef.run("build", "--tenants", "a");

    JsonNode problem = tenant(ended, "a").path("problem");
    assertThat(problem.path("code").asText()).isEqualTo("A602");
    assertThat(problem.path("place").path("file").asText())
        .isEqualTo("transform/macros/create_schema.sql");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from '@/data/b/landed.csv'",
        "select 1); attach '@/data/b/b.duckdb' as b; select * from (select 1",
        "{{ run_query(\"attach '@/data/b/b.duckdb' as b\") }}",
      })
  void aQueryFromTheCommandLineIsGuardedToo(String sql) throws IOException {
    Reef.Ended ended =
        reef.run("show", "--tenants", "a", "--inline", sql.replace("@", place.toString()));

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.json().toString()).containsPattern("A60[28]").doesNotContain("\"SQL\"");
    assertThat(ended.json().toString()).doesNotContain(Reef.marker("b") + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "data/one.duckdb, A161",
    "data/{tenant}/../one.duckdb, A161",
    "data/all/{tenant}.duckdb, A162",
    "data/shared/{tenant}.duckdb, A162",
    "data/linked-{tenant}/x.duckdb, A161",
  })
  void tenantsInOnePlaceAreRefusedBeforeAnythingIsTouched(String path, String code)
      throws IOException {
    for (String tenant : Reef.TENANTS) {
      Files.createSymbolicLink(reef.path("data/linked-" + tenant), reef.path("data/shared"));
    }
    String fleet = Files.readString(reef.path("fleet.yml"));
    reef.write("fleet.yml", fleet.replace("data/{tenant}/{tenant}.duckdb", path));

    Reef.Ended ended = reef.run("build");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.json().path("problems").findValuesAsText("code")).contains(code);
    assertThat(reef.path("transform/target")).doesNotExist();
    assertThat(reef.path("target")).doesNotExist();
    assertThat(reef.path("data/one.duckdb")).doesNotExist();
    assertThat(reef.path("data/all")).doesNotExist();
  }

  @Test
  void aFileThatIsALinkToAnotherTenantsIsRefused() throws IOException {
    byte[] before = Files.readAllBytes(reef.database("b"));
    Files.delete(reef.database("a"));
    Files.createSymbolicLink(reef.database("a"), reef.database("b"));

    Reef.Ended ended = reef.run("build");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.json().path("problems").findValuesAsText("code")).contains("A161");
    assertThat(reef.database("b")).hasBinaryContent(before);
  }

  @Test
  void aNameWithDotsAndSlashesWritesNoFileOutsideOfTheTargetFolder() throws IOException {
    reef.write(
        "transform/models/schema.yml",
        """
        models:
          - name: own
            columns:
              - name: marker
                data_tests: [{unique: {config: {alias: "../../../../../escaped"}}}]
        """);

    Reef.Ended ended = reef.run("build", "--tenants", "a");

    assertThat(ended.code()).as("%s", ended.json()).isEqualTo(1);
    try (Stream<Path> files = Files.walk(place)) {
      assertThat(files.filter(file -> file.toString().contains("escaped")).map(Path::normalize))
          .isNotEmpty()
          .allMatch(file -> file.startsWith(reef.path("target")));
    }
  }

  @Test
  void aPlainProjectHasTheProfilesOwnRightsUnlessStrictIsAsked() throws IOException {
    Files.delete(reef.path("fleet.yml"));
    reef.write(
        "transform/profiles.yml",
        "reef: {target: dev, outputs: {dev: {type: duckdb, path: ../data/a/a.duckdb}}}\n");
    reef.write(
        "transform/models/own.sql",
        "{{ config(pre_hook=\"attach if not exists '"
            + reef.database("b")
            + "' as b (read_only)\") }}\nselect * from b.raw.orders\n");

    assertThat(reef.run("run", "--project-dir", "transform").code()).isZero();
    Reef.Ended strict = reef.run("run", "--project-dir", "transform", "--strict");

    assertThat(strict.code()).isEqualTo(1);
    assertThat(strict.json().toString()).contains("A602").contains("models/own.sql");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b,c", "a"})
  void tenantsInOneProfileTargetsFileAreRefusedToo(String selected) throws IOException {
    reef.write(
        "transform/profiles.yml",
        "reef: {target: dev, outputs: {dev: {type: duckdb, path: one.duckdb}}}\n");
    String fleet = Files.readString(reef.path("fleet.yml"));
    reef.write(
        "fleet.yml",
        fleet
            .replaceAll("(?m)^  local: .*\n", "  local: {profile: reef, target: dev}\n")
            .replace("schema: analytics", "schema: \"t_{tenant}\""));

    Reef.Ended ended = reef.run("build", "--tenants", selected);

    assertThat(ended.code()).as("%s", ended.json()).isEqualTo(2);
    assertThat(ended.json().path("problems").findValuesAsText("code")).containsExactly("A161");
    assertThat(reef.path("transform/one.duckdb")).doesNotExist();
  }

  @Test
  void tenantsWithProfileTargetsOfTheirOwnRun() throws IOException, SQLException {
    StringBuilder outputs = new StringBuilder();
    for (String tenant : Reef.TENANTS) {
      outputs.append(
          "    %1$s: {type: duckdb, path: ../data/%1$s/%1$s.duckdb}\n".formatted(tenant));
    }
    reef.write("transform/profiles.yml", "reef:\n  target: a\n  outputs:\n" + outputs);
    String fleet = Files.readString(reef.path("fleet.yml"));
    reef.write(
        "fleet.yml",
        fleet.replaceAll("(?m)^  local: .*\n", "  local: {profile: reef, target: \"{tenant}\"}\n"));

    assertThat(reef.run("build").code()).isZero();
    assertThat(reef.content("c")).anyMatch(line -> line.contains(Reef.marker("c")));
  }
}
