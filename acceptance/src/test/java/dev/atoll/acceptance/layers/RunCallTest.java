package dev.atoll.acceptance.layers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger tells who started a run, and with which variables. */
final class RunCallTest {
  private static final String USER = System.getProperty("user.name");

  @TempDir private Path place;
  private Shore shore;

  @BeforeEach
  void make() throws IOException {
    shore = new Shore(place);
    shore.file(
        "fleet.yml",
        """
        version: 1
        name: shore
        project: shop
        variables: {code: {type: string, default: x}}
        tenants: [acme, bolt]
        engines: {local: {type: duckdb, path: "data/{tenant}/{tenant}.duckdb"}}
        routing: {engine: local}
        """);
    shore.file("shop/dbt_project.yml", "name: shop\nversion: '1.0'\n");
    shore.file("shop/models/one.sql", "select '{{ var('code') }}' as code");
    shore.file("shop/models/two.sql", "select * from there_is_none");
  }

  private JsonNode json(String... arguments) throws IOException {
    return new ObjectMapper().readTree(shore.run(arguments).out());
  }

  @Test
  void whoStartedARunAndItsVariablesAreShown() throws IOException {
    assertThat(shore.run("build", "--tenants", "acme", "--vars", "{code: y}").code()).isEqualTo(1);

    JsonNode shown = json("run", "show", "--output", "json");
    JsonNode listed = json("runs", "--output", "json").path("runs").get(0);

    for (JsonNode run : List.of(shown, listed)) {
      assertThat(run.path("started_by").asText()).isEqualTo(USER);
      assertThat(run.path("vars").asText()).isEqualTo("{code: y}");
      assertThat(run.path("arguments")).extracting(JsonNode::asText).contains("build", "{code: y}");
    }
    assertThat(shore.run("run", "show").out())
        .contains(" by " + USER + ": atoll build --tenants acme --vars {code: y}");
  }

  @Test
  void variablesOfTheRunThatWasRepeatedAreShownToo() throws IOException {
    shore.run("build", "--tenants", "acme", "--vars", "{code: y}");

    shore.run("rerun");

    JsonNode shown = json("run", "show", "--output", "json");
    assertThat(shown.path("arguments").get(0).asText()).isEqualTo("rerun");
    assertThat(shown.path("vars").asText()).isEqualTo("{code: y}");
    assertThat(shore.run("run", "show").out()).contains(": atoll rerun\n--vars {code: y}\n");
  }

  @Test
  void aRunWithoutVariablesSaysNothingOfThem() throws IOException {
    shore.run("build", "--tenants", "acme");

    assertThat(json("run", "show", "--output", "json").has("vars")).isFalse();
    assertThat(shore.run("run", "show").out()).doesNotContain("--vars");
  }
}
