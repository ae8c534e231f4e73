package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tenants with different overlays over one project, run for real on DuckDB. */
@Timeout(300)
final class OverlaysTest {
  @TempDir Path folder;
  private Tool tool = new Tool(Path.of("."));

  @BeforeEach
  void aFleetWithOverlays() throws IOException {
    Tool.copy("projects/overlays", folder);
    tool = new Tool(folder);
  }

  private List<List<String>> rows(String tenant, String sql) throws SQLException {
    Path file = folder.resolve("data").resolve(tenant).resolve(tenant + ".duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file)) {
      connection.setSchema("t_" + tenant);
      return Database.rows(connection, sql);
    }
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void change(String path, String from, String to) throws IOException {
    String text = Files.readString(folder.resolve(path));
    assertThat(text).contains(from);
    write(path, text.replace(from, to));
  }

  private void acceptStrict() {
    assertThat(tool.run("overlay", "rebase", "strict", "--accept").code()).isZero();
  }

  private Tool.Said built(int code, String... options) {
    List<String> arguments = Stream.concat(Stream.of("build"), Stream.of(options)).toList();
    Tool.Said said = tool.run(arguments.toArray(String[]::new));
    assertThat(said.code()).as(said.out() + said.err()).isEqualTo(code);
    return said;
  }

  @Test
  void eachTenantHasWhatItsOverlaysMakeOfTheProject() throws SQLException {
    acceptStrict();

    built(0);

    assertThat(rows("acme", "select * from customers order by id"))
        .containsExactly(List.of("1", "1500"), List.of("2", "200"), List.of("3", "30"));
    assertThat(rows("blue", "select * from customers order by id"))
        .as("columns of the extension, with a join to a model that the overlay adds")
        .containsExactly(
            List.of("1", "1500", "gold", "10"),
            List.of("2", "200", "silver", "20"),
            List.of("3", "30", "silver", "0"));
    assertThat(rows("coral", "select * from customers order by id"))
        .as("a second overlay around the first, with a filter")
        .containsExactly(
            List.of("1", "1500", "gold", "10", "north/gold"),
            List.of("2", "200", "silver", "20", "north/silver"));
    assertThat(rows("acme", "select * from churn order by id"))
        .first()
        .isEqualTo(List.of("1", "3000"));
    assertThat(rows("dune", "select * from churn order by id"))
        .as("a model and a macro are replaced")
        .containsExactly(List.of("1", "1507"), List.of("2", "207"), List.of("3", "37"));
    assertThat(rows("acme", "select count(*) from legacy")).containsExactly(List.of("1"));
    assertThat(tables("blue")).contains("points", "customers").doesNotContain("legacy");
    assertThat(tables("acme")).contains("legacy").doesNotContain("points");
    assertThat(kind("acme", "small")).isEqualTo("VIEW");
    assertThat(kind("blue", "small")).as("above the model's own config()").isEqualTo("BASE TABLE");
  }

  private List<String> tables(String tenant) throws SQLException {
    return rows(
            tenant,
            "select table_name from information_schema.tables where table_schema = 't_"
                + tenant
                + "' and table_name <> 'atoll_marker' order by 1")
        .stream()
        .map(List::getFirst)
        .toList();
  }

  private String kind(String tenant, String table) throws SQLException {
    return rows(
            tenant,
            "select table_type from information_schema.tables where table_schema = 't_%s' and"
                    .formatted(tenant)
                + " table_name = '"
                + table
                + "'")
        .getFirst()
        .getFirst();
  }

  @Test
  void anIncrementalModelStaysIncrementalInsideItsExtension() throws SQLException, IOException {
    acceptStrict();
    built(0, "--tenants", "blue");
    assertThat(rows("blue", "select * from events order by id"))
        .containsExactly(List.of("1", "first", "1!"), List.of("2", "first", "2!"));

    change("transform/dbt_project.yml", "last: 2", "last: 3");
    change("transform/dbt_project.yml", "load: first", "load: second");
    built(0, "--tenants", "blue");

    assertThat(rows("blue", "select * from events order by id"))
        .containsExactly(
            List.of("1", "first", "1!"), List.of("2", "first", "2!"), List.of("3", "second", "3!"));
  }

  @Test
  void theSameBytesComeOutWithoutSharing() throws IOException {
    acceptStrict();
    built(0);
    Map<String, String> shared = compiled();

    built(0, "--no-share", "--full-refresh", "--all-tenants");

    assertThat(compiled()).hasSizeGreaterThan(10).isEqualTo(shared);
  }

  private Map<String, String> compiled() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    Path target = folder.resolve("target/compiled");
    try (Stream<Path> files = Files.walk(target)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(target.relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }

  @Test
  void aColumnThatTheBaseHasAlreadyFailsInsteadOfComingTwice() throws IOException, SQLException {
    acceptStrict();
    change(
        "overlays/loyalty/overlay.yml", "  events: {", "  small: {columns: {a: '2'}}\n  events: {");

    Tool.Said said = built(1, "--select", "small");

    assertThat(said.out() + said.err())
        .contains("overlay_adds.a")
        .contains("2 tenants: blue, coral");
    assertThat(rows("acme", "select * from small")).containsExactly(List.of("1"));
  }

  @Test
  void aConflictEndsTheTenantsThatHaveTheOverlayAndNoOthers() throws IOException, SQLException {
    acceptStrict();
    change("transform/macros/risk.sql", "* 2", "* 3");

    Tool.Said said = built(1);

    assertThat(said.err() + said.out())
        .contains("A176")
        .contains("overlays/strict/overlay.yml:")
        .contains("1 tenant: dune")
        .contains("atoll overlay rebase strict");
    assertThat(rows("acme", "select * from churn order by id"))
        .first()
        .isEqualTo(List.of("1", "4500"));
    Tool.Said rebase = tool.run("overlay", "rebase", "strict");
    assertThat(rebase.code()).isEqualTo(1);
    assertThat(rebase.out())
        .contains("- {% macro risk(x) %}{{ x }} * 2{% endmacro %}")
        .contains("+ {% macro risk(x) %}{{ x }} * 3{% endmacro %}");
    acceptStrict();
    assertThat(tool.run("overlay", "rebase", "strict").code()).isZero();
    built(0);
  }

  @Test
  void whatReadsADisabledModelIsAProblemOfItsTenants() throws IOException {
    acceptStrict();
    change("overlays/loyalty/overlay.yml", "disable: [legacy]", "disable: [legacy, churn_base]");

    Tool.Said said = built(1);

    assertThat(said.out() + said.err())
        .contains("transform/models/churn.sql")
        .contains("churn_base")
        .contains("2 tenants: blue, coral");
  }

  @Test
  void anOverlayThatHasExpiredIsAWarningOfARun() throws IOException {
    acceptStrict();
    change("overlays/loyalty/overlay.yml", "expires: 2099-06-30", "expires: 2020-06-30");

    Tool.Said said = built(0);

    assertThat(said.out() + said.err())
        .contains("A182")
        .contains("overlay 'loyalty' expired on 2020-06-30");
    Tool.Said report = tool.run("overlay", "report");
    assertThat(report.code()).isEqualTo(1);
    assertThat(report.out()).contains("expired");
  }

  @Test
  void thePolicyOfTheFleetHolds() throws IOException {
    acceptStrict();
    change("fleet.yml", "max_replaced: 2", "max_replaced: 1");
    change("overlays/loyalty/overlay.yml", "owner: growth-team", "");

    Tool.Said said = built(1);

    assertThat(said.out() + said.err())
        .contains("A184")
        .contains("the overlays strict replace 2 resources, and the fleet allows 1")
        .contains("A183")
        .contains("overlay 'loyalty' does not say 'owner'");
  }

  @Test
  void anOverlayLeadsToNoOtherTenant() throws IOException {
    acceptStrict();
    built(0);
    change(
        "overlays/loyalty/models/points.sql",
        "select 2, 20",
        "select id, total from t_acme.customers");

    Tool.Said said = built(1, "--tenants", "blue", "--select", "points");

    assertThat(said.out() + said.err())
        .contains("A609")
        .contains("overlays/loyalty/models/points.sql");
  }

  @Test
  void checkFindsOverlaysThatNobodyHasAndThoseWhoseTimeIsOver() throws IOException {
    acceptStrict();
    Tool.Said clean = tool.run("check");
    assertThat(clean.code()).as(clean.out() + clean.err()).isZero();
    change("overlays/loyalty/overlay.yml", "expires: 2099-06-30", "expires: 2020-06-30");
    write("overlays/lost/overlay.yml", "owner: me\nreason: none\ndisable: [lagacy]\n");

    Tool.Said said = tool.run("check");

    assertThat(said.code()).isNotZero();
    assertThat(said.out() + said.err())
        .contains("A182", "overlay 'loyalty' expired")
        .contains("A174", "the project has no 'lagacy'", "did you mean 'legacy'?")
        .contains("A185", "no tenant has overlay 'lost'");
  }

  @Test
  void aUnitTestThatKnowsNothingOfAnExtensionCanBeDisabled() throws IOException {
    acceptStrict();
    write(
        "transform/models/unit.yml",
        """
        unit_tests:
          - name: totals_stay
            model: churn_base
            given: [{input: ref('customers'), rows: [{id: 1, total: 2}]}]
            expect: {rows: [{id: 1, total: 2}]}
        """);
    change(
        "overlays/loyalty/overlay.yml",
        "  events: {",
        "  churn_base: {columns: {p: p.points}, join: \"left join {{ ref('points') }} p on p.id = base.id\"}\n"
            + "  events: {");
    built(1);

    change("overlays/loyalty/overlay.yml", "disable: [legacy]", "disable: [legacy, totals_stay]");

    built(0);
  }

  @Test
  void aSelectionNamesWhatAnOverlayChanges() {
    acceptStrict();

    Tool.Said loyalty = tool.run("ls", "--select", "overlay:loyalty", "--resource-type", "model");
    Tool.Said strict = tool.run("ls", "--select", "overlay:strict", "--resource-type", "model");

    assertThat(loyalty.out().lines().sorted())
        .containsExactly(
            "shop.customers", "shop.events", "shop.lookup", "shop.points", "shop.small");
    assertThat(strict.out().lines().sorted())
        .as("the replaced model, and those that call the replaced macro")
        .containsExactly("shop.churn", "shop.small");
  }
}
