package dev.atoll.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FleetResolverTest {
  @TempDir Path root;

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void fleet(String text) throws IOException {
    write("dbt_project.yml", "name: shop\n");
    write("fleet.yml", "version: 1\nname: shop\n" + text);
  }

  private ResolvedFleet resolve(ResolveRequest request) {
    Problems problems = new Problems();
    Fleet fleet = FleetReader.read(root, problems).orElseThrow();
    ResolvedFleet resolved = FleetResolver.resolve(fleet, request, problems);
    assertThat(problems.sorted()).isEmpty();
    return resolved;
  }

  private static ResolveRequest standard() {
    return ResolveRequest.standard(Map.of());
  }

  @Test
  void aSecretIsMaskedInEveryTextAndRevealedOnRequest() throws IOException {
    fleet(
        """
        variables: {key: {type: string, secret: true}}
        layers: [{name: base, file: base.yml}]
        tenants: [acme]
        engines: {local: {type: duckdb, path: "{tenant}/x.duckdb", token: "t-{secret:TOKEN}"}}
        secrets: {TOKEN: {env_var: TOKEN}}
        """);
    write("base.yml", "vars: {key: \"k-{secret:TOKEN}\"}\n");

    ResolvedFleet resolved = resolve(ResolveRequest.standard(Map.of("TOKEN", "hush")));

    assertThat(resolved.toString()).doesNotContain("hush");
    Tenant tenant = resolved.tenants().getFirst();
    EngineTarget.Direct engine = (EngineTarget.Direct) tenant.engine();
    assertThat(value(engine.settings(), "token"))
        .isInstanceOfSatisfying(
            Secret.class, secret -> assertThat(secret.reveal()).isEqualTo("t-hush"));
    assertThat(value(tenant.vars(), "key"))
        .isInstanceOfSatisfying(
            Secret.class, secret -> assertThat(secret.reveal()).isEqualTo("k-hush"));
  }

  @Test
  void tenantsWithTheSameFilesShareWhatIsResolved() throws IOException {
    fleet(
        """
        layers: [{name: base, file: base.yml}, {name: region, file: "{region}.yml"}]
        tenants: [{id: a, region: eu}, {id: b, region: eu}]
        engines: {local: {type: duckdb, path: "{tenant}/x.duckdb"}}
        """);
    write("base.yml", "vars: {x: {y: 1}}\n");
    write("eu.yml", "vars: {x: {z: 2}}\n");

    List<Tenant> tenants = resolve(standard()).tenants();

    assertThat(variable(tenants.getFirst(), "x")).isSameAs(variable(tenants.getLast(), "x"));
  }

  private static @Nullable Object value(Map<String, Setting> settings, String key) {
    return Optional.ofNullable(settings.get(key)).orElseThrow().value();
  }

  private static Traced variable(Tenant tenant, String name) {
    return tenant.trace().key("vars").flatMap(vars -> vars.key(name)).orElseThrow();
  }

  @Test
  void filesOfTwoNamesForOneFolderAreOneRoute() throws IOException {
    fleet(
        """
        tenants: [{id: a, place: real}, {id: b, place: link}]
        engines: {local: {type: duckdb, path: "{place}/x.duckdb"}}
        """);
    Files.createDirectories(root.resolve("real"));
    Files.createSymbolicLink(root.resolve("link"), root.resolve("real"));

    Problems problems = new Problems();
    Fleet fleet = FleetReader.read(root, problems).orElseThrow();
    FleetResolver.resolve(fleet, standard(), problems);

    assertThat(problems.sorted()).extracting(Problem::code).containsExactly(FleetCodes.SAME_ROUTE);
  }

  @Test
  void theOrderOfTenantsIsThatOfTheirFile() throws IOException {
    fleet("tenants: {file: t.csv}\nengines: {l: {type: duckdb, path: \"{tenant}/x\"}}\n");
    write("t.csv", "id\nzeta\nacme\nmid\n");

    assertThat(resolve(standard()).tenants())
        .extracting(t -> t.id().value())
        .containsExactly("zeta", "acme", "mid");
  }

  @Test
  void aThousandTenantsOfFiveLayersAndFiftyVariablesResolve() throws IOException {
    StringBuilder variables = new StringBuilder("variables:\n");
    StringBuilder vars = new StringBuilder("vars:\n");
    for (int i = 0; i < 50; i++) {
      variables.append("  v%d: {type: integer, min: 0, default: 0}\n".formatted(i));
      vars.append("  v%d: %d\n".formatted(i, i));
    }
    fleet(
        variables
            + """
            layers:
              - {name: base, file: base.yml}
              - {name: env, file: "env/{env}.yml"}
              - {name: region, file: "regions/{region}.yml"}
              - {name: tier, file: "tiers/{tier}.yml"}
              - {name: tenant, file: "tenants/{tenant}.yml"}
            tenants: {file: t.csv}
            engines: {l: {type: duckdb, path: "data/{tenant}/x.duckdb"}}
            routing: {schema: "t_{tenant}"}
            """);
    StringBuilder csv = new StringBuilder("id,region,tier\n");
    for (int i = 0; i < 1000; i++) {
      csv.append("t%d,r%d,x%d\n".formatted(i, i % 20, i % 3));
      write("tenants/t%d.yml".formatted(i), vars.toString());
    }
    for (int i = 0; i < 20; i++) {
      write("regions/r%d.yml".formatted(i), vars.toString());
      write("tiers/x%d.yml".formatted(i % 3), vars.toString());
    }
    write("base.yml", vars.toString());
    write("env/dev.yml", vars.toString());
    write("t.csv", csv.toString());

    ResolvedFleet resolved = resolve(standard());

    assertThat(resolved.tenants()).hasSize(1000);
    Tenant last = resolved.tenants().getLast();
    assertThat(last.vars()).hasSize(50);
    assertThat(variable(last, "v7").history()).hasSize(6);
  }

  @Test
  void theFirstTenantsAreTakenAfterTheConditions() throws IOException {
    fleet(
        """
        tenants: [{id: a, r: x}, {id: b, r: y}, {id: c, r: y}, {id: d, r: y}]
        engines: {l: {type: duckdb, path: "{tenant}/x"}}
        """);
    TenantChoice choice = new TenantChoice(List.of(), List.of("r=y"), OptionalInt.of(2));
    ResolveRequest all = standard();

    ResolvedFleet resolved =
        resolve(
            new ResolveRequest(
                all.target(),
                all.vars(),
                choice,
                all.processEnvironment(),
                all.projectVars(),
                all.secrets()));

    assertThat(resolved.tenants()).extracting(t -> t.id().value()).containsExactly("b", "c");
  }

  @Test
  void theTextOfVarsIsReadAsYaml() {
    Problems problems = new Problems();
    assertThat(CommandLineVars.read("{a: 1, b: [x], c: 2024-01-01}", problems).keySet())
        .containsExactly("a", "b", "c");
    assertThat(problems.isEmpty()).isTrue();
    assertThat(CommandLineVars.read("a", problems)).isEmpty();
    assertThat(problems.hasErrors()).isTrue();
  }
}
