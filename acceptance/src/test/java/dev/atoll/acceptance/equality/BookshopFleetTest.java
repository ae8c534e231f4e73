package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same project, unmodified, as a fleet: each tenant gets what dbt makes with its variables. */
final class BookshopFleetTest {
  private static final List<String> TENANTS = List.of("bergen", "oslo", "york");

  @TempDir Path folder;
  private Tool tool = new Tool(Path.of("."));

  @BeforeEach
  void aFleetOfThree() throws IOException {
    Tool.copy("projects/bookshop-fleet", folder);
    Tool.copy("projects/bookshop", folder.resolve("bookshop"));
    tool = new Tool(folder);
  }

  @Test
  void everyTenantGetsWhatDbtMakesWithItsVariables() throws Exception {
    tool.build();
    for (String tenant : TENANTS) {
      assertThat(made(tenant)).as(tenant).isEqualTo(BookshopTest.recorded("tenant-" + tenant));
    }
  }

  @Test
  void whatTenantsShareIsByteForByteWhatEachWouldRenderAlone() throws Exception {
    tool.build();
    SortedMap<String, String> shared = RenderedSql.below(folder.resolve("target"));
    SortedMap<String, String> rows = new TreeMap<>();
    for (String tenant : TENANTS) {
      rows.put(tenant, made(tenant));
    }
    Tool.delete(folder.resolve("target"));
    Tool.delete(folder.resolve("data"));
    tool.build("--no-share");
    assertThat(shared.size()).isGreaterThan(100);
    assertThat(RenderedSql.below(folder.resolve("target"))).isEqualTo(shared);
    for (String tenant : TENANTS) {
      assertThat(made(tenant)).as(tenant).isEqualTo(rows.get(tenant));
    }
  }

  @Test
  void onlyTheNamedTenantsAreBuilt() throws Exception {
    tool.build("--tenants", "oslo");
    assertThat(made("oslo")).isEqualTo(BookshopTest.recorded("tenant-oslo"));
    assertBuilt("oslo");
  }

  @Test
  void onlyTheTenantsWithTheLabelAreBuilt() {
    tool.build("--where", "country=no");
    assertBuilt("bergen", "oslo");
  }

  @Test
  void onlyTheFirstTenantsAreBuilt() {
    tool.build("--first", "1");
    assertBuilt("bergen");
  }

  private void assertBuilt(String... tenants) {
    assertThat(TENANTS.stream().filter(tenant -> Files.exists(database(tenant))))
        .containsExactly(tenants);
  }

  private Path database(String tenant) {
    return folder.resolve("data").resolve(tenant).resolve(tenant + ".duckdb");
  }

  private String made(String tenant) throws Exception {
    return Fingerprint.of(
        database(tenant), folder.resolve("target/tenants/" + tenant + "/run_results.json"));
  }
}
