package dev.atoll.acceptance.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each tenant of a fleet has an earlier state of its own, which leads it nowhere else. */
@Timeout(300)
final class FleetStateTest {
  private static final Path FLEET = Path.of("src/test/projects/fleet");

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void makeTheFleet() throws IOException {
    Cli.copy(FLEET, folder);
    write(
        "transform/models/totals.sql",
        "select {{ var('vat_rate', 0) }} as rate, count(*) as n from {{ ref('orders') }}");
    cli = new Cli(folder, Map.of());
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text + "\n");
  }

  private String error(String... words) {
    Cli.Said said = cli.run(List.of(words));
    assertThat(said.code()).as(said.out()).isNotZero();
    return said.err() + said.out();
  }

  @Test
  void aConfigOfOneTenantIsAChangeOfThatTenant() throws IOException {
    cli.done("parse", "--target-path", "before");
    assertThat(cli.done("ls", "--select", "state:modified", "--state", "before")).isEmpty();
    write("fleet/tenants/bolt.yml", "config: {models: {shop: {totals: {+materialized: table}}}}");
    assertThat(
            cli.done("ls", "--select", "state:modified", "--state", "before", "--tenants", "bolt"))
        .contains("totals");
    assertThat(
            cli.done("ls", "--select", "state:modified", "--state", "before", "--tenants", "acme"))
        .isEmpty();
  }

  @Test
  void whoHasNoFolderSharesTheCommonState() throws IOException {
    cli.done("parse", "--target-path", "written");
    Files.createDirectories(folder.resolve("common"));
    Files.copy(
        folder.resolve("written/tenants/acme/manifest.json"),
        folder.resolve("common/manifest.json"));
    write("transform/models/fresh.sql", "select 1 as id");
    assertThat(cli.done("ls", "--select", "state:new", "--state", "common"))
        .contains("fresh")
        .doesNotContain("totals");
  }

  @Test
  void aTenantReadsItsOwnEarlierRelations() throws IOException {
    cli.done("build");
    cli.done("compile", "--target-path", "before");
    cli.done("run", "--select", "totals", "--defer", "--favor-state", "--state", "before");
    assertThat(cli.done("clone", "--state", "before", "--all-tenants")).contains("3");
  }

  @Test
  void theStateOfAnotherTenantIsRefusedBeforeAnythingRuns() throws IOException {
    cli.done("build");
    cli.done("compile", "--target-path", "before");
    Path own = folder.resolve("before/tenants/acme/manifest.json");
    Files.delete(own);
    Files.copy(folder.resolve("before/tenants/bolt/manifest.json"), own);
    String said = error("run", "--select", "totals", "--defer", "--state", "before");
    assertThat(said).contains("A609", "acme", "belongs to another tenant");
    assertThat(error("clone", "--state", "before", "--tenants", "acme")).contains("A609");
    cli.done("run", "--select", "totals", "--defer", "--state", "before", "--tenants", "bolt");
  }

  @Test
  void aPlaceThatIsNobodysIsRefusedAsWell() throws IOException {
    cli.done("build");
    cli.done("compile", "--target-path", "before");
    Path own = folder.resolve("before/tenants/acme/manifest.json");
    Files.writeString(own, Files.readString(own).replace("\"t_acme\"", "\"t_acme_prod\""));
    assertThat(error("run", "--select", "totals", "--defer", "--state", "before"))
        .contains("A609", "t_acme_prod");
  }

  @Test
  void resultsAreThoseOfEachTenant() throws IOException {
    write(
        "transform/models/totals.sql",
        "select * from {{ 'nowhere' if var('currency') == 'USD' else ref('orders') }}");
    write("fleet/tenants/bolt.yml", "vars: {currency: USD}");
    error("run");
    assertThat(cli.done("ls", "--select", "result:error", "--state", "target"))
        .contains("totals")
        .doesNotContain("orders");
  }
}
