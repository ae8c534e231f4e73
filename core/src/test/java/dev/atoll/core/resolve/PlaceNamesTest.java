package dev.atoll.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Problems;
import dev.atoll.engine.OrphanSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlaceNamesTest {
  private static final Map<String, String> PROCESS =
      Map.of("PART", "eu1", "ADMIN", "master", "WORD", "hush");

  @TempDir Path root;

  private ResolvedFleet fleet(String text) throws IOException {
    Files.writeString(root.resolve("dbt_project.yml"), "name: shop\n");
    Files.writeString(root.resolve("us.yml"), "schema: \"us_{tenant}\"\nengine: wide\n");
    Files.writeString(root.resolve("fleet.yml"), "version: 1\nname: shop\n" + text);
    Problems problems = new Problems();
    Fleet fleet = FleetReader.read(root, problems).orElseThrow();
    ResolvedFleet resolved =
        FleetResolver.resolve(fleet, ResolveRequest.standard(PROCESS), problems);
    assertThat(problems.sorted()).isEmpty();
    return resolved;
  }

  private ResolvedFleet twoEngines() throws IOException {
    return fleet(
        """
        layers: [{name: region, file: "{region}.yml", optional: true}]
        tenants: [{id: a, region: us}, {id: b, region: eu}]
        engines:
          local: {type: duckdb, path: "data/{region}/{tenant}/{env}.duckdb"}
          common: {type: duckdb, path: shared/common.duckdb}
          wide:
            type: postgres
            host: h
            database: "wh_{env_var:PART}_{tenant}"
            user: "u_{tenant}"
            admin: {user: "{env_var:ADMIN}", password: "{secret:ADMIN}"}
          by_region: {type: postgres, host: "{region}.example.org", database: w, user: "u_{tenant}"}
        secrets: {ADMIN: {env_var: WORD}}
        routing: {engine: local, schema: "t_{tenant}"}
        """);
  }

  @Test
  void whatFilesSayIsLeftOpenWhereTenantsDiffer() throws IOException {
    OrphanSearch.Names names = PlaceNames.of(twoEngines(), PROCESS);

    assertThat(names.files())
        .extracting(String::valueOf)
        .containsExactly(root.toRealPath() + "/data/{region}/{tenant}/dev.duckdb");
    assertThat(names.databases()).extracting(String::valueOf).containsExactly("wh_eu1_{tenant}");
    assertThat(names.schemas())
        .extracting(String::valueOf)
        .containsExactly("t_{tenant}", "us_{tenant}");
  }

  @Test
  void whatCannotBeKnownIsNoName() throws IOException {
    OrphanSearch.Names names = PlaceNames.of(twoEngines(), Map.of());

    assertThat(names.databases()).isEmpty();
  }

  @Test
  void placesThatDifferByEnvironmentAreKnown() throws IOException {
    assertThat(PlaceNames.differByEnvironment(twoEngines())).isTrue();
    assertThat(
            PlaceNames.differByEnvironment(
                fleet(
                    """
                    tenants: [a]
                    engines: {local: {type: duckdb, path: "data/{tenant}/x.duckdb"}}
                    """)))
        .isFalse();
  }

  @Test
  void anEngineByItselfHasItsAdministratorAndNothingOfTenants() throws IOException {
    var engines = AdministeredEngines.of(twoEngines(), PROCESS);

    assertThat(engines)
        .extracting(engine -> engine.spec().name())
        .containsExactly("local", "common", "wide", "by_region");
    EngineTarget.Direct wide = engines.get(2).target().orElseThrow();
    assertThat(wide.settings()).containsOnlyKeys("host", "admin");
    assertThat(wide.toString()).doesNotContain("hush");
    assertThat(engines.getLast().target()).isEmpty();
  }
}
