package dev.atoll.acceptance.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tenant whose engine has no driver is checked and explained, and stands in nobody's way. */
final class AbsentEngineTest {
  private static final String FLEET =
      """
      version: 1
      name: coast
      project: shop
      layers: [{name: tenant, file: "tenants/{tenant}.yml", optional: true}]
      tenants: [acme, beta]
      engines:
        local: {type: duckdb, path: "data/{tenant}/{tenant}.duckdb"}
        lake: {type: trino, host: lake.example, database: hive}
      routing: {engine: local, schema: "t_{tenant}"}
      """;

  @TempDir Path folder;
  private Shore shore = new Shore(Path.of("."));

  @BeforeEach
  void aFleetWithOneTenantOnTrino() throws Exception {
    shore =
        new Shore(folder)
            .file("fleet.yml", FLEET)
            .file("tenants/beta.yml", "engine: lake\n")
            .file("shop/dbt_project.yml", "name: shop\nprofile: none\n")
            .file("shop/seeds/rows.csv", "id\n1\n")
            .file("shop/models/one.sql", "select * from {{ ref('rows') }}")
            .file(
                "shop/models/one.yml",
                "models: [{name: one, columns: [{name: id, data_tests: [unique]}]}]\n");
  }

  @Test
  void itsStepsEndUnavailableAndTheOthersRun() throws Exception {
    Shore.Said said = shore.run("build");

    assertThat(said.code()).as(said.all()).isEqualTo(1);
    assertThat(said.all())
        .contains("1 of 2 tenants complete", "no driver for engine type 'trino'")
        .containsPattern("engine_unavailable +\\d");
    assertThat(shore.relations("acme")).isEmpty();
    assertThat(shore.column("acme", "select id from t_acme.one")).containsExactly("1");
  }

  @Test
  void whatNeedsNoDatabaseWorks() {
    for (String[] command :
        new String[][] {
          {"check"},
          {"parse"},
          {"ls"},
          {"plan"},
          {"variants"},
          {"diff", "acme", "beta"},
          {"explain", "beta"}
        }) {
      Shore.Said said = shore.run(command);

      assertThat(said.code()).as(said.all()).isZero();
    }
    assertThat(shore.run("check").all()).contains("fleet.yml:8", "warning[A505]", "1 tenant: beta");
    assertThat(shore.run("explain", "beta", "one").out()).contains("\"hive\".\"t_beta\".\"rows\"");
  }

  @Test
  void aSlipInTheNameOfADriverIsAnError() throws Exception {
    shore.file("fleet.yml", FLEET.replace("type: trino", "type: duckdbb"));

    Shore.Said said = shore.run("check");

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.all()).contains("fleet.yml:8", "error[A505]", "did you mean 'duckdb'?");
  }
}
