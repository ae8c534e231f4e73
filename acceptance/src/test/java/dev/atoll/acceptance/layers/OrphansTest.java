package dev.atoll.acceptance.layers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tenants of a fleet on DuckDB leave behind. */
final class OrphansTest {
  private static final String ENGINES =
      "{local: {type: duckdb, path: \"data/{tenant}/{tenant}.duckdb\"}}";

  @TempDir Path folder;
  private Shore shore = new Shore(Path.of("."));

  @BeforeEach
  void aFleetOfThreeThatWasBuilt() throws Exception {
    shore =
        new Shore(folder)
            .file("tenants.csv", "id,region\nacme,eu\nbeta,us\ncorn,eu\n")
            .file("shop/dbt_project.yml", "name: shop\nprofile: none\n")
            .file("shop/seeds/codes.csv", "code\n1\n")
            .file("shop/models/one.sql", "{{ config(materialized='table') }} select 1 as one")
            .file("shop/models/two.sql", "select * from {{ ref('one') }}");
    fleet(ENGINES, "{schema: t}", "");
    expect(0, "build");
  }

  private void fleet(String engines, String routing, String more) throws IOException {
    shore.file(
        "fleet.yml",
        """
        version: 1
        name: coast
        project: shop
        layers:
          - {name: tenant, file: "tenants/{tenant}.yml", optional: true}
        tenants: {file: tenants.csv}
        engines: %s
        routing: %s
        %s
        """
            .formatted(engines, routing, more));
  }

  private Shore.Said expect(int code, String... arguments) {
    Shore.Said said = shore.run(arguments);
    assertThat(said.code()).as(said.all()).isEqualTo(code);
    return said;
  }

  private Shore.Said orphans(String... more) {
    List<String> arguments = new ArrayList<>(List.of("tenants", "--orphans"));
    arguments.addAll(List.of(more));
    return expect(0, arguments.toArray(String[]::new));
  }

  private JsonNode json(String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--output", "json"));
    arguments.addAll(List.of(more));
    return new ObjectMapper().readTree(orphans(arguments.toArray(String[]::new)).out());
  }

  /** {@code acme gone acme.duckdb}, tenant by tenant. */
  private static List<String> left(JsonNode report) {
    List<String> left = new ArrayList<>();
    for (JsonNode tenant : report.path("orphans")) {
      String whose = tenant.path("tenant").asText("?") + " " + tenant.path("state").asText();
      tenant.path("left").forEach(one -> left.add(whose + " " + one.path("name").asText()));
    }
    return left;
  }

  private static List<String> unmade(JsonNode report) {
    List<String> unmade = new ArrayList<>();
    report
        .path("unmade")
        .forEach(one -> unmade.add(one.path("tenant").asText() + " " + one.path("name").asText()));
    return unmade;
  }

  private Map<String, FileTime> files() throws IOException {
    Map<String, FileTime> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.toList()) {
        files.put(file.toString(), Files.getLastModifiedTime(file));
      }
    }
    files.keySet().removeIf(file -> file.contains(".atoll") || file.contains("/target"));
    return files;
  }

  @Test
  void aTenantThatIsGoneLeavesItsFileAndWhoeverIsThereLeavesNothing() throws Exception {
    assertThat(orphans().out()).isEqualTo("nothing is left behind in coast, environment dev\n");
    shore.file("tenants.csv", "id,region\nacme,eu\ncorn,eu\n");
    Map<String, FileTime> before = files();

    String said = orphans().out();

    assertThat(said)
        .containsPattern("beta, gone; last built \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d in dev\n")
        .containsPattern("file  beta.duckdb  .*/data/beta  by name  [\\d.]+ [kM]B\n")
        .contains("    rm -r -- '" + folder + "/data/beta'\n", "1 orphan of 1 tenant (")
        .contains("nothing was removed");
    assertThat(files()).isEqualTo(before);
    assertThat(left(json())).containsExactly("beta gone beta.duckdb");
  }

  @Test
  void whoIsSwitchedOffOrHasMistakesIsNotGone() throws Exception {
    shore.file("tenants/acme.yml", "enabled: false\n").file("tenants/beta.yml", "varz: {}\n");

    Shore.Said said = expect(1, "tenants", "--orphans", "--output", "json");

    assertThat(left(new ObjectMapper().readTree(said.out()))).isEmpty();
    assertThat(said.out()).contains("A103");
  }

  @Test
  void whoMovedLeavesTheOldPlace() throws Exception {
    fleet(
        "{local: {type: duckdb, path: \"data/{tenant}/{tenant}.duckdb\"},"
            + " large: {type: duckdb, path: \"large/{tenant}/{tenant}.duckdb\"}}",
        "{schema: t, engine: local}",
        "");
    shore.file("tenants/beta.yml", "engine: large\n");

    assertThat(left(json())).containsExactly("beta moved beta.duckdb");
    assertThat(left(json("--tenants", "acme"))).isEmpty();
    assertThat(orphans().out()).contains("beta, moved", "'" + folder + "/data/beta'");
  }

  @Test
  void placesOfOtherEnvironmentsAreNobodysLeftover() throws Exception {
    String engines = "{local: {type: duckdb, path: \"{env}/{tenant}/{tenant}.duckdb\"}}";
    fleet(engines, "{schema: t}", "environments: {default: dev, names: [dev, prod]}");
    expect(0, "build");
    expect(0, "build", "--target", "prod");
    shore.file("tenants.csv", "id,region\nacme,eu\ncorn,eu\n");

    assertThat(json().path("orphans").findValuesAsText("where"))
        .filteredOn(where -> !where.isEmpty())
        .containsExactly(folder + "/dev/beta");
    assertThat(json("--target", "prod").path("orphans").findValuesAsText("where"))
        .containsExactly(folder + "/prod/beta");
  }

  @Test
  void aRelationThatNoNodeMakesAnyMoreIsToldApart() throws Exception {
    Files.delete(folder.resolve("shop/models/two.sql"));
    shore.sql("acme", "create table t.left_by_hand as select 1 as x");

    JsonNode report = json();

    assertThat(left(report)).isEmpty();
    assertThat(unmade(report))
        .containsExactly("acme left_by_hand", "acme two", "beta two", "corn two");
    assertThat(orphans().out())
        .contains(
            "  2 tenants (beta, corn): view two\n",
            "    for beta:\n",
            "      drop view \"beta\".\"t\".\"two\";\n",
            "  acme: table left_by_hand, view two\n");
    assertThat(unmade(json("--where", "region=us"))).containsExactly("beta two");
    assertThat(orphans("--details").out()).contains("drop view \"corn\".\"t\".\"two\";");
  }

  @Test
  void whatSomebodyElseMayHavePutThereIsNoLeftover() throws Exception {
    for (String tenant : List.of("acme", "beta", "corn")) {
      shore.sql(
          tenant,
          "create table t.audit_log as select 1 as x",
          "create table t.prices as select 1 as x",
          "create table t.one__dbt_tmp as select 1 as x",
          "create table t.one__dbt_backup as select 1 as x",
          "create schema t_raw",
          "create table t_raw.whatever as select 1 as x",
          "create schema t_dbt_test__audit",
          "create table t_dbt_test__audit.old_failures as select 1 as x");
    }
    shore
        .file(
            "shop/macros/log.sql",
            "{% macro log_it() %}insert into audit_log values (1){% endmacro %}")
        .file("shop/models/two.sql", "select x from {{ target.schema }}.prices")
        .file("shop/tests/fine.sql", "{{ config(store_failures=true) }} select 1 as a where false");
    expect(0, "build");

    assertThat(unmade(json())).isEmpty();
  }

  @Test
  void aSchemaWithSourcesIsLeftAloneAndThatIsSaid() throws Exception {
    shore.file(
        "shop/models/sources.yml", "sources: [{name: raw, schema: t, tables: [{name: prices}]}]\n");
    shore.sql("acme", "create table t.landed as select 1 as x");

    JsonNode report = json("--tenants", "acme");

    assertThat(unmade(report)).isEmpty();
    assertThat(report.path("passed_over").findValuesAsText("schema")).containsExactly("t");
    assertThat(orphans("--tenants", "acme").out())
        .contains("since others put relations there as well: schema t of acme");
  }

  @Test
  void whatOnlyAnotherEnvironmentMakesIsMade() throws Exception {
    fleet(ENGINES, "{schema: t}", "environments: {default: dev, names: [dev, prod]}");
    shore.file("shop/models/late.sql", "{{ config(enabled=target.name == 'prod') }} select 1 as x");
    expect(0, "build", "--target", "prod");

    assertThat(unmade(json())).isEmpty();
  }

  @Test
  void anEnvironmentThatCannotBeReadMakesItSilentOnWhoLives() throws Exception {
    fleet(
        "{local: {type: duckdb, path: \"data/{tenant}/{tenant}.duckdb\"}}",
        "{schema: t}",
        "environments: {default: dev, names: [dev, prod]}");
    Files.delete(folder.resolve("shop/models/two.sql"));
    shore
        .file("tenants.csv", "id,region\nacme,eu\ncorn,eu\n")
        .file(
            "shop/models/one.sql",
            "{{ config(alias='one' if target.name == 'dev' else env_var('NOWHERE')) }} select 1 as one");

    Shore.Said said = orphans();

    assertThat(said.err()).contains("warning[A631]", "environment 'prod'", "NOWHERE");
    assertThat(said.out()).contains("beta, gone").doesNotContain("view two");
  }

  @Test
  void aFileThatCannotBeOpenedIsAProblemOfItsTenant() throws Exception {
    Files.delete(folder.resolve("shop/models/two.sql"));
    Files.writeString(folder.resolve("data/beta/beta.duckdb"), "this is no database");

    Shore.Said said = expect(1, "tenants", "--orphans", "--output", "json");

    JsonNode report = new ObjectMapper().readTree(said.out());
    assertThat(unmade(report)).containsExactly("acme two", "corn two");
    assertThat(report.path("problems").findValuesAsText("code")).hasSize(1);
  }

  @Test
  void aPlainProjectHasNoTenantsToLoseButRelationsThatNobodyMakes() throws Exception {
    Path plain = folder.resolve("plain");
    Files.createDirectories(plain.resolve("models"));
    Files.writeString(plain.resolve("dbt_project.yml"), "name: plain\nprofile: plain\n");
    Files.writeString(
        plain.resolve("profiles.yml"),
        "plain: {target: dev, outputs: {dev: {type: duckdb, path: plain.duckdb}}}\n");
    Files.writeString(plain.resolve("models/a.sql"), "select 1 as x");
    Files.writeString(plain.resolve("models/b.sql"), "select 1 as x");
    expect(0, "build", "--project-dir", "plain");
    Files.delete(plain.resolve("models/b.sql"));

    assertThat(orphans("--project-dir", "plain").out())
        .contains("view b", "drop view \"plain\".\"main\".\"b\";");
  }

  @Test
  void anEngineThatNobodyCanLogInToIsToldOf() throws Exception {
    fleet(
        "{local: {type: duckdb, path: \"data/{tenant}/{tenant}.duckdb\"},"
            + " spare: {type: postgres, host: h, dbname: d, user: \"u_{tenant}\"},"
            + " far: {type: postgres, host: \"{region}.example.org\", dbname: d, user: x}}",
        "{schema: t, engine: local}",
        "");

    Shore.Said said = orphans();

    assertThat(said.err())
        .contains("warning[A632]", "engine 'spare'", "names no 'admin'")
        .contains("engine 'far'", "its server depends on the tenant");
    assertThat(said.out()).contains("nothing is left behind");
  }
}
