package dev.atoll.acceptance.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tenant a's project tries every known way to another tenant's data, from every place where SQL can
 * stand; b and c build the same project without these nodes. One build, looked at from all sides.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AttackTest {
  /** One attack at one place. */
  record Try(Carrier carrier, Attack attack) {
    @Override
    public String toString() {
      return carrier.node(attack);
    }
  }

  private Reef reef;
  private Reef.Ended ended;
  private final Map<String, JsonNode> steps = new TreeMap<>();
  private final Map<String, byte[]> before = new TreeMap<>();

  static Stream<Try> tries() {
    List<Try> tries = new ArrayList<>();
    for (Attack attack : Attack.STATEMENTS) {
      tries.add(new Try(Carrier.PRE_HOOK, attack));
      tries.add(new Try(Carrier.RUN_QUERY, attack));
    }
    for (Attack attack : Attack.QUERIES) {
      tries.add(new Try(Carrier.BODY, attack));
      tries.add(new Try(Carrier.RUN_QUERY, attack));
      tries.add(new Try(Carrier.TEST, attack));
    }
    Attack statement = Attack.STATEMENTS.getFirst();
    for (Carrier carrier :
        List.of(
            Carrier.POST_HOOK,
            Carrier.HOOK_OUTSIDE,
            Carrier.HOOK_AFTER_COMMIT,
            Carrier.STATEMENT,
            Carrier.BREAKOUT,
            Carrier.OWN_MATERIALIZATION,
            Carrier.TEST_RUN_QUERY,
            Carrier.SNAPSHOT_HOOK)) {
      tries.add(new Try(carrier, statement));
    }
    Attack query = Attack.QUERIES.getFirst();
    for (Carrier carrier : List.of(Carrier.VIEW, Carrier.INCREMENTAL, Carrier.SNAPSHOT)) {
      tries.add(new Try(carrier, query));
    }
    return tries.stream();
  }

  @BeforeAll
  void build(@TempDir Path place) throws IOException, SQLException {
    reef = Reef.make(place);
    Files.createSymbolicLink(reef.path("data/a/link.duckdb"), reef.database("b"));
    Files.createSymbolicLink(reef.path("data/a/link.csv"), reef.path("data/b/landed.csv"));
    String onlyA = "{reef: {attacks: {+enabled: \"{{ var('me') == 'a' }}\"}}}";
    Files.writeString(
        reef.path("transform/dbt_project.yml"),
        """
        name: reef
        version: "1.0.0"
        config-version: 2
        profile: reef
        models:
          reef:
            +materialized: table
            attacks: {+enabled: "{{ var('me') == 'a' }}"}
        snapshots: %1$s
        data_tests: %1$s
        seeds:
          reef:
            mild: {+post-hook: "{{ var('sql_of_layer') }}"}
        """
            .formatted(onlyA));
    reef.write(
        "transform/macros/reckless.sql",
        """
        {% materialization reckless, default %}
          {%- set macro = context[config.get('says')] -%}
          {% call statement('main') %}{{ macro() }}{% endcall %}
          {{ return({'relations': []}) }}
        {% endmaterialization %}
        """);
    reef.write("transform/seeds/mild.csv", "x\n1\n");
    reef.write(
        "fleet/tenants/a.yml",
        "vars: {sql_of_layer: \"attach '" + reef.database("b") + "' as b\"}\n");
    for (Try one : tries().toList()) {
      one.carrier.add(reef, one.attack);
    }
    reef.write(
        "transform/models/attacks/spelled_out.sql",
        "select m from (\n  -- {{ var('me') }}\n  from '"
            + reef.path("data/b/landed.csv")
            + "')\n");
    reef.write(
        "transform/models/attacks/spelled_query.sql",
        "select 1 as x,\n      {{ run_query('use reference') }}\n");
    for (String file : List.of("data/shared/reference.duckdb", "data/b/landed.csv")) {
      before.put(file, Files.readAllBytes(reef.path(file)));
    }
    ended = reef.run("build");
    for (JsonNode step : tenant("a").path("steps")) {
      steps.put(step.path("name").asText(), step);
    }
  }

  private JsonNode tenant(String id) {
    for (JsonNode tenant : ended.json().path("tenants")) {
      if (tenant.path("tenant").asText().equals(id)) {
        return tenant;
      }
    }
    throw new AssertionError("no tenant " + id + " in " + ended.json() + ended.err());
  }

  private JsonNode step(String name) {
    JsonNode step = steps.get(name);
    if (step == null) {
      throw new AssertionError("no step " + name + " among " + steps.keySet());
    }
    return step;
  }

  @ParameterizedTest
  @MethodSource("tries")
  void isRefusedAtItsPlace(Try one) {
    JsonNode step = step(one.toString());
    JsonNode problem = step.path("problem");

    assertThat(step.path("reason").asText()).as("%s", problem).isEqualTo("isolation_refused");
    assertThat(problem.path("code").asText()).as("%s", problem).isEqualTo(one.attack.code());
    assertThat(problem.path("mend").asText()).isNotBlank();
    assertThat(problem.path("place").path("file").asText())
        .isEqualTo("transform/" + one.carrier.file(one.attack));
  }

  @Test
  void aSeedsHookWithSqlFromALayerIsRefusedForThatTenantOnly() {
    assertThat(step("mild").path("reason").asText()).isEqualTo("isolation_refused");
    assertThat(step("mild").path("problem").path("code").asText()).isEqualTo("A602");
  }

  @ParameterizedTest
  @CsvSource({
    "body_path_after_comma, 1, 0",
    "body_read_csv, 1, 0",
    "breakout_attach_writable, 2, 0",
    "run_query_attach_writable, 2, 14",
    "spelled_out, 3, 8",
    "spelled_query, 2, 10",
  })
  void thePlaceIsTheLineOfTheModelWhereOneSaysIt(String name, int line, int column) {
    JsonNode place = step(name).path("problem").path("place");

    assertThat(place.path("line").asInt()).as("%s", place).isEqualTo(line);
    assertThat(place.path("column").asInt()).as("%s", place).isEqualTo(column);
  }

  @Test
  void theSqlThatWasRefusedCanBeReadInAFile() {
    for (String name : List.of("spelled_out", "body_read_csv")) {
      Path compiled = Path.of(step(name).path("compiled").asText());
      assertThat(compiled).content().contains("landed.csv");
      assertThat(step(name).path("problem").path("cause").asText())
          .endsWith(String.valueOf(compiled.getFileName()));
    }
  }

  @Test
  void theOtherTenantsFinishAndTheAttackersOwnWorkDoesToo() {
    assertThat(ended.code()).isEqualTo(1);
    assertThat(tenant("a").path("failed").asBoolean()).isTrue();
    assertThat(step("own").path("reason").asText()).isEqualTo("built");
    for (String other : List.of("b", "c")) {
      assertThat(tenant(other).path("failed").asBoolean()).isFalse();
      assertThat(tenant(other).path("steps"))
          .hasSize(2)
          .allMatch(step -> step.path("reason").asText().equals("built"));
    }
  }

  @Test
  void nothingOfAnotherTenantIsInTheAttackersDatabase() throws SQLException {
    List<String> content = reef.content("a");

    assertThat(content).anyMatch(line -> line.contains(Reef.marker("a")));
    assertThat(content).noneMatch(line -> line.contains(Reef.marker("b")));
    assertThat(content).noneMatch(line -> line.contains(Reef.marker("c")));
    assertThat(content).noneMatch(line -> line.contains("root:"));
  }

  @Test
  void theFilesOfOthersAreByteForByteAsTheyWere() throws IOException {
    before.forEach((file, bytes) -> assertThat(reef.path(file)).hasBinaryContent(bytes));
    byte[] built = Files.readAllBytes(reef.database("b"));

    assertThat(reef.run("build", "--tenants", "a").code()).isEqualTo(1);

    assertThat(reef.database("b")).hasBinaryContent(built);
    before.forEach((file, bytes) -> assertThat(reef.path(file)).hasBinaryContent(bytes));
    assertThat(names("data/b")).containsExactlyInAnyOrder("b.duckdb", "landed.csv");
    assertThat(names("")).noneMatch(name -> name.startsWith("stolen"));
  }

  private List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(reef.path(folder))) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  @Test
  void whatBHasIsWhatItsOwnBuildMakes(@TempDir Path place) throws IOException, SQLException {
    Reef alone = Reef.make(place);
    alone.write("transform/seeds/mild.csv", "x\n1\n");

    assertThat(alone.run("build", "--tenants", "b").code()).isZero();

    // DuckDB gives every file an identifier of its own, so two builds never agree in their bytes.
    assertThat(reef.content("b")).isEqualTo(alone.content("b")).isNotEmpty();
  }
}
