package dev.atoll.acceptance.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tenant's folder for files, from fleet.yml to what its hooks write. */
final class ExportFolderTest {
  @TempDir private Path place;
  private Reef reef;

  @BeforeEach
  void make() throws IOException, SQLException {
    reef = Reef.make(place);
    export("out/{tenant}");
  }

  private void export(String folder) throws IOException {
    String fleet = Files.readString(reef.path("fleet.yml"));
    reef.write(
        "fleet.yml",
        fleet.replace(
            "path: \"data/{tenant}/{tenant}.duckdb\"}",
            "path: \"data/{tenant}/{tenant}.duckdb\", export: \"" + folder + "\"}"));
  }

  private void hook(String sql) throws IOException {
    reef.write(
        "transform/models/own.sql",
        "{{ config(post_hook=\""
            + sql.replace("@", place.toString())
            + "\") }}\nselect id, marker from {{ source('raw', 'orders') }}\n");
  }

  @Test
  void everyTenantExportsItsOwnRowsAndReadsThemBack() throws IOException {
    hook("copy {{ this }} to '{{ target.export }}/orders.csv' (format csv, header true)");
    reef.write(
        "transform/models/back.sql",
        """
        -- depends_on: {{ ref('own') }}
        select * from read_csv('{{ target.export }}/orders.csv')
        """);

    Reef.Ended ended = reef.run("build");

    assertThat(ended.code()).as("%s", ended.json()).isZero();
    for (String tenant : Reef.TENANTS) {
      assertThat(Files.readString(reef.path("out/" + tenant + "/orders.csv")))
          .contains(Reef.marker(tenant))
          .doesNotContain(Reef.marker(tenant.equals("a") ? "b" : "a"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copy {{ this }} to '@/out/b/orders.csv'",
        "copy {{ this }} to '@/out/{{ var('me') }}/../b/orders.csv'",
        "copy {{ this }} to '@/data/{{ var('me') }}/orders.csv'",
        "copy {{ this }} to '@/fleet.yml'",
        "copy {{ this }} to '/tmp/orders.csv'",
        "copy {{ this }} from '{{ target.export }}/orders.csv'",
        "create table x as select * from read_csv('@/data/b/landed.csv')",
        "attach '{{ target.export }}/more.duckdb' as more",
      })
  void nothingElseIsReadOrWritten(String sql) throws IOException {
    hook(sql);
    String fleet = Files.readString(reef.path("fleet.yml"));

    Reef.Ended ended = reef.run("run", "--tenants", "a");

    assertThat(ended.code()).as("%s", ended.json()).isEqualTo(1);
    assertThat(ended.json().findValuesAsText("reason")).contains("isolation_refused");
    assertThat(reef.path("out/b")).doesNotExist();
    assertThat(reef.path("data/a/orders.csv")).doesNotExist();
    assertThat(Files.readString(reef.path("fleet.yml"))).isEqualTo(fleet);
  }

  @ParameterizedTest
  @ValueSource(strings = {"out/all", "out", "data/{tenant}", "data", ".", "transform", ".atoll/x"})
  void aFolderThatHoldsAnythingElseIsRefused(String folder) throws IOException {
    String fleet = Files.readString(reef.path("fleet.yml"));
    reef.write("fleet.yml", fleet.replace("out/{tenant}", folder));

    Reef.Ended ended = reef.run("build");

    assertThat(ended.code()).as("%s", ended.json()).isEqualTo(2);
    assertThat(ended.json().path("problems").findValuesAsText("code"))
        .isNotEmpty()
        .allMatch(code -> code.equals("A161") || code.equals("A162"));
    assertThat(reef.path(".atoll")).doesNotExist();
  }

  @Test
  void aFolderThatIsALinkToAnothersIsRefused() throws IOException {
    Files.createDirectories(reef.path("out/b"));
    Files.createSymbolicLink(reef.path("out/a"), reef.path("out/b"));

    JsonNode problems = reef.run("build").json().path("problems");

    assertThat(problems.findValuesAsText("code")).containsExactly("A161");
  }

  @Test
  void aTargetOfProfilesYmlHasNone() throws IOException {
    String fleet = Files.readString(reef.path("fleet.yml"));
    reef.write(
        "fleet.yml",
        fleet.replaceAll("(?m)^  local: .*\n", "  local: {profile: reef, target: \"{tenant}\"}\n"));
    reef.write(
        "transform/profiles.yml",
        "reef: {target: a, outputs: {a: {type: duckdb, path: ../data/a/a.duckdb, export: out}}}\n");

    Reef.Ended ended = reef.run("build", "--tenants", "a");

    assertThat(ended.code()).as("%s", ended.json()).isEqualTo(2);
    assertThat(ended.json().path("problems").findValuesAsText("code")).contains("A501");
    assertThat(ended.json().toString()).contains("'export' is no key of a target");
  }
}
