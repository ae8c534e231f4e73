package dev.atoll.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atoll.domain.ProblemException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoWorkspaceTest {
  private static final double TINY = 0.004;

  @TempDir Path folder;

  @Test
  void aWorkspaceHoldsTheProjectTheFleetAndADatabasePerTenant() throws Exception {
    DemoSummary summary = create(3);
    Path workspace = folder.resolve("demo");
    assertThat(DemoWorkspace.isDemo(workspace)).isTrue();
    assertThat(filesOf(workspace))
        .contains(
            ".gitignore",
            "README.md",
            "fleet.yml",
            "fleet/base.yml",
            "transform/dbt_project.yml",
            "transform/models/marts/core/fct_orders.sql",
            "data/shared/reference.duckdb",
            "data/de-nordmarkt/de-nordmarkt.duckdb",
            "data/us-copper/us-copper.duckdb",
            "data/jp-sparrow/jp-sparrow.duckdb")
        .noneMatch(file -> file.endsWith(".wal"));
    assertThat(workspace.resolve("fleet/tenants.csv"))
        .content()
        .startsWith("id,region,country,tier\nde-nordmarkt,europe,de,enterprise\n")
        .hasLineCount(4);
    assertThat(summary.tenants()).isEqualTo(3);
    assertThat(summary.countries()).isEqualTo(3);
    assertThat(summary.regions()).isEqualTo(3);
    assertThat(contentOf(workspace.resolve("data/jp-sparrow/jp-sparrow.duckdb")).keySet())
        .containsExactly(
            "raw.customer",
            "raw.lineitem",
            "raw.orders",
            "raw.part",
            "raw.partsupp",
            "raw.supplier");
    assertThat(contentOf(workspace.resolve("data/shared/reference.duckdb")).keySet())
        .containsExactly("main.countries", "main.exchange_rates");
  }

  @Test
  void layersThatNoTenantReachesStayOut() throws Exception {
    create(3);
    assertThat(filesOf(folder.resolve("demo")))
        .filteredOn(file -> file.matches("fleet/.+/.+"))
        .containsExactlyInAnyOrder(
            "fleet/regions/europe.yml",
            "fleet/regions/america.yml",
            "fleet/regions/asia.yml",
            "fleet/countries/de.yml",
            "fleet/countries/us.yml",
            "fleet/countries/jp.yml",
            "fleet/tiers/enterprise.yml",
            "fleet/tenants/de-nordmarkt.yml",
            "fleet/tenants/us-copper.yml",
            "fleet/tenants/jp-sparrow.yml");
  }

  @Test
  void theSameOptionsGiveTheSameData() throws Exception {
    create(7);
    Map<String, Map<String, String>> first = databasesOf(folder.resolve("demo"));
    create(7);
    assertThat(databasesOf(folder.resolve("demo"))).isEqualTo(first);
    assertThat(first).hasSize(8);
    assertThat(first.get("data/de-nordmarkt/de-nordmarkt.duckdb"))
        .isNotEqualTo(first.get("data/us-copper/us-copper.duckdb"));
  }

  @Test
  void oneTenantIsEnough() throws Exception {
    assertThat(create(1).orders()).isPositive();
  }

  @Test
  void progressNamesEveryTenantOnceAndEndsWithTheSummary() throws Exception {
    List<DemoEvent> events = new ArrayList<>();
    DemoSummary summary = DemoWorkspace.create(options(4), events::add);
    assertThat(events.getFirst()).isInstanceOf(DemoEvent.Generated.class);
    assertThat(events.getLast()).isEqualTo(new DemoEvent.Finished(summary));
    assertThat(events)
        .filteredOn(DemoEvent.TenantWritten.class::isInstance)
        .extracting(event -> ((DemoEvent.TenantWritten) event).done())
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void anEmptyFolderIsFilled() throws Exception {
    Files.createDirectory(folder.resolve("demo"));
    create(1);
    assertThat(folder.resolve("demo/fleet.yml")).exists();
  }

  @Test
  void aDemoWorkspaceIsReplacedAsAWhole() throws Exception {
    create(3);
    create(1);
    assertThat(folder.resolve("demo/data/us-copper")).doesNotExist();
    assertThat(folder.resolve("demo/fleet/countries/us.yml")).doesNotExist();
    assertThat(entriesOf(folder)).containsExactly("demo");
  }

  @Test
  void aFolderThatHoldsSomethingElseIsRefusedAndLeftAlone() throws Exception {
    Files.createDirectory(folder.resolve("demo"));
    Files.writeString(folder.resolve("demo/notes.txt"), "mine");
    assertRefused("A750");
    assertThat(filesOf(folder)).containsExactly("demo/notes.txt");
  }

  @Test
  void aFileInTheWayIsRefused() throws Exception {
    Files.writeString(folder.resolve("demo"), "mine");
    assertRefused("A750");
    assertThat(folder.resolve("demo")).hasContent("mine");
  }

  @Test
  void aWorkspaceBelowAFileCannotBeWritten() throws Exception {
    Files.writeString(folder.resolve("file"), "");
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () -> DemoWorkspace.create(options(folder.resolve("file/demo"), 1), event -> {}))
        .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("A754"));
  }

  @Test
  void anInterruptLeavesWhatWasThereAndNothingElse() throws Exception {
    create(1);
    Map<String, Map<String, String>> before = databasesOf(folder.resolve("demo"));
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> create(5));
    assertThat(entriesOf(folder)).containsExactly("demo");
    assertThat(databasesOf(folder.resolve("demo"))).isEqualTo(before);
  }

  @Test
  void aFailureOfTheListenerLeavesNothingBehind() throws Exception {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                DemoWorkspace.create(
                    options(3),
                    event -> {
                      if (event instanceof DemoEvent.TenantWritten) {
                        throw new IllegalStateException("no more");
                      }
                    }));
    assertThat(entriesOf(folder)).isEmpty();
  }

  @Test
  void aSymbolicLinkKeepsPointingToTheWorkspace() throws Exception {
    create(1);
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("demo"));
    DemoWorkspace.create(options(link, 3), event -> {});
    assertThat(link).isSymbolicLink();
    assertThat(folder.resolve("demo/data/us-copper")).isDirectory();
  }

  @Test
  void aFullDiskAndMissingRightsAreNamedAsSuch() {
    Path place = Path.of("demo");
    assertThat(DemoWorkspace.problem(place, new IOException("No space left on device")).code())
        .isEqualTo("A755");
    assertThat(
            DemoWorkspace.problem(
                    place,
                    new SQLException("IO Error: Could not write file: No space left on device"))
                .code())
        .isEqualTo("A755");
    assertThat(DemoWorkspace.problem(place, new AccessDeniedException("/x")).cause())
        .isEqualTo("no permission: /x");
    assertThat(DemoWorkspace.problem(place, new SQLException("IO Error: Cannot open file")).code())
        .isEqualTo("A754");
  }

  private void assertRefused(String code) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> create(1))
        .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo(code));
  }

  private DemoSummary create(int tenants) throws InterruptedException {
    return DemoWorkspace.create(options(tenants), event -> {});
  }

  private DemoOptions options(int tenants) {
    return options(folder.resolve("demo"), tenants);
  }

  private static DemoOptions options(Path workspace, int tenants) {
    return new DemoOptions(workspace, tenants, TINY);
  }

  private static List<String> filesOf(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static List<String> entriesOf(Path root) throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  private static Map<String, Map<String, String>> databasesOf(Path workspace) throws Exception {
    Map<String, Map<String, String>> databases = new TreeMap<>();
    for (String file : filesOf(workspace)) {
      if (file.endsWith(".duckdb")) {
        databases.put(file, contentOf(workspace.resolve(file)));
      }
    }
    return databases;
  }

  /** Rows and a hash over all of them, by table. */
  private static Map<String, String> contentOf(Path database) throws SQLException {
    Map<String, String> content = new TreeMap<>();
    try (var connection = DriverManager.getConnection("jdbc:duckdb:" + database);
        var statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (var found =
          statement.executeQuery(
              "select schema_name || '.' || table_name from duckdb_tables() order by 1")) {
        while (found.next()) {
          tables.add(found.getString(1));
        }
      }
      for (String table : tables) {
        try (var found =
            statement.executeQuery(
                "select count(*) || ' ' || sum(hash(t)) from " + table + " as t")) {
          assertThat(found.next()).isTrue();
          content.put(table, found.getString(1));
        }
      }
    }
    assertThat(content.values()).noneMatch(rows -> rows == null || rows.startsWith("0 "));
    return content;
  }
}
