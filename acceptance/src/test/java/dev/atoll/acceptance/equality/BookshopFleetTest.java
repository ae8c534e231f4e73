package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    build();
    for (String tenant : TENANTS) {
      assertThat(made(tenant)).as(tenant).isEqualTo(BookshopTest.recorded("tenant-" + tenant));
    }
  }

  @Test
  void onlyTheNamedTenantsAreBuilt() throws Exception {
    build("--tenants", "oslo");
    assertThat(made("oslo")).isEqualTo(BookshopTest.recorded("tenant-oslo"));
    assertBuilt("oslo");
  }

  @Test
  void onlyTheTenantsWithTheLabelAreBuilt() {
    build("--where", "country=no");
    assertBuilt("bergen", "oslo");
  }

  @Test
  void onlyTheFirstTenantsAreBuilt() {
    build("--first", "1");
    assertBuilt("bergen");
  }

  private void build(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "build";
    System.arraycopy(options, 0, arguments, 1, options.length);
    Tool.Said said = tool.run(arguments);
    assertThat(said.code()).as("%s%s", said.out(), said.err()).isZero();
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
