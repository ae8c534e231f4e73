package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same project, unmodified, as a fleet: each tenant gets what dbt makes with its variables. */
final class BookshopFleetTest {
  private static final List<String> TENANTS = List.of("bergen", "oslo", "york");

  private static final Pattern COMPILED =
      Pattern.compile("\"compiled_code\" ?: ?\"(?:[^\"\\\\]|\\\\.)*\"");

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
    SortedMap<String, String> shared = sql();
    SortedMap<String, String> rows = new TreeMap<>();
    for (String tenant : TENANTS) {
      rows.put(tenant, made(tenant));
    }
    remove(folder.resolve("target"));
    remove(folder.resolve("data"));
    tool.build("--no-share");
    assertThat(shared.size()).isGreaterThan(40);
    assertThat(sql()).isEqualTo(shared);
    for (String tenant : TENANTS) {
      assertThat(made(tenant)).as(tenant).isEqualTo(rows.get(tenant));
    }
  }

  /** All SQL under target, symbolic by variant and with names by tenant. */
  private SortedMap<String, String> sql() throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("target"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".sql")).toList()) {
        texts.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    for (String tenant : TENANTS) {
      String results =
          Files.readString(folder.resolve("target/tenants/" + tenant + "/run_results.json"));
      List<String> compiled =
          COMPILED.matcher(results).results().map(MatchResult::group).sorted().toList();
      assertThat(compiled).hasSizeGreaterThan(20);
      texts.put(tenant, String.join("\n", compiled));
    }
    return texts;
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
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
