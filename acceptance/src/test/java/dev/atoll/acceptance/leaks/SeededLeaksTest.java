package dev.atoll.acceptance.leaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atoll.core.pipeline.BuildRequest;
import dev.atoll.core.pipeline.RunResult;
import dev.atoll.core.pipeline.StepResult;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten thousand references to other tenants, none of which reaches a connection. */
@Timeout(600)
final class SeededLeaksTest {
  private static final int LEAKS = Integer.getInteger("atoll.leaks", 10_000);
  private static final int IN_ONE_PROJECT = 1_000;
  private static final long SEED = Long.getLong("atoll.leaks.seed", 20_261_121L);

  /** What no connection of the tenant may ever be told: somebody else's namespace. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "(?i)(?:t|raw)_(?:"
              + String.join(
                  "|",
                  LeakGenerator.TENANTS.stream()
                      .filter(id -> !id.equals(LeakGenerator.OWN))
                      .map(Pattern::quote)
                      .toList())
              + ")(?![a-z0-9_]|$)");

  @TempDir Path folder;

  @BeforeEach
  void forget() {
    RecordingEngine.REACHED.clear();
  }

  @Test
  void everyLeakIsRefusedBeforeAConnectionIsUsed() throws IOException {
    List<Leak> leaks = new LeakGenerator(SEED).leaks(LEAKS);
    List<String> passed = new ArrayList<>();
    for (int from = 0; from < leaks.size(); from += IN_ONE_PROJECT) {
      List<Leak> some = leaks.subList(from, Math.min(leaks.size(), from + IN_ONE_PROJECT));
      RunResult run =
          LeakFleet.make(folder.resolve("p" + from)).plant(some).build(LeakGenerator.OWN);
      Map<String, StepResult> steps = new LinkedHashMap<>();
      run.tenants().getFirst().steps().forEach(step -> steps.put(step.node().name(), step));
      for (Leak leak : some) {
        StepResult step = steps.get(leak.node());
        if (step == null || step.reason() != Reason.ISOLATION_REFUSED) {
          passed.add(
              leak.node()
                  + ": "
                  + leak.plain()
                  + " -> "
                  + (step == null ? "no step" : step.reason() + " " + step.problem()));
        }
      }
      assertThat(List.of("own", "mart"))
          .allMatch(
              name ->
                  Optional.ofNullable(steps.get(name))
                      .filter(step -> step.reason() == Reason.BUILT)
                      .isPresent());
    }
    assertThat(passed).as("%d of %d", passed.size(), leaks.size()).isEmpty();
    assertThat(RecordingEngine.REACHED).isNotEmpty();
    assertThat(RecordingEngine.REACHED).noneMatch(sql -> FOREIGN.matcher(sql).find());
  }

  /** Mistakes that files alone show stop everything before anything is opened. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A610 | transform/macros/schemas.sql | {% macro generate_schema_name(name, node) %}{{ name or target.schema }}{% endmacro %}
          A610 | transform/macros/schemas.sql | {% macro generate_schema_name(name, node) %}{{ 'T_B' if name else target.schema }}{% endmacro %}
          A610 | transform/snapshots/s.sql    | {% snapshot s %}{{ config(target_schema='t_b', strategy='check', unique_key='x', check_cols='all') }} select 1 as x{% endsnapshot %}
          A614 | fleet/tenants/a.yml          | vars: {raw: t_b}
          A614 | transform/models/more.yml    | sources: [{name: peer, schema: t_orders_marts, tables: [{name: x}]}]
          A161 | fleet/tenants/a.yml          | schema: t_b
          """)
  void whatTheFilesShowStopsEverything(String code, String file, String text) throws IOException {
    LeakFleet fleet = LeakFleet.make(folder);
    fleet.write(file, text + "\n");

    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> fleet.build(LeakGenerator.OWN));

    assertThat(refused).as("%s: %s", file, text).isNotNull();
    assertThat(refused.problems()).extracting(Problem::code).contains(code);
    assertThat(RecordingEngine.REACHED).isEmpty();
  }

  /** Where sources lie is known from the files, so it stops everything too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "t_OTHER",
        "T_OTHER_MARTS",
        "t_{env_var:PEER_OTHER}",
        "{env_var:T}_{env_var:PEER_OTHER}_marts",
        "t_{peer}"
      })
  void everySourceThatALayerLeadsToAnotherTenantIsRefused(String schema) throws IOException {
    LeakFleet fleet = LeakFleet.make(folder);
    StringBuilder sources = new StringBuilder("sources:\n");
    StringBuilder rules = new StringBuilder("sources:\n");
    StringBuilder labels = new StringBuilder("id,peer\na,b\n");
    List<String> reached = new ArrayList<>();
    fleet.environment("T", "t");
    for (String other : LeakGenerator.TENANTS) {
      if (!other.equals(LeakGenerator.OWN)) {
        String name = "led_" + other.replaceAll("[^A-Za-z0-9]", "_");
        String led = "{schema: \"" + schema.replace("OTHER", other) + "\"}";
        fleet.environment("PEER_" + other, other);
        sources.append("  - {name: %s, tables: [{name: x}]}\n".formatted(name));
        rules.append(
            reached.size() % 2 == 0
                ? "  %s: %s\n".formatted(name, led)
                : "  %s: {tables: {x: %s}}\n".formatted(name, led));
        labels.append(other).append(",none\n");
        reached.add(schema.contains("{peer}") ? "b" : other);
      }
    }
    fleet.write("transform/models/led.yml", sources.toString());
    fleet.write("fleet/tenants/a.yml", rules.toString());
    fleet.write("fleet/tenants.csv", labels.toString());

    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> fleet.build(LeakGenerator.OWN));

    assertThat(refused).isNotNull();
    assertThat(refused.problems()).extracting(Problem::code).containsOnly("A614");
    String all = refused.problems().toString();
    assertThat(reached)
        .allSatisfy(other -> assertThat(all).contains("namespace of tenant '" + other + "'"));
    assertThat(RecordingEngine.REACHED).isEmpty();
  }

  /** What others have is guarded also where their own files are wrong, or nobody asked for them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fleet/tenants/b.yml      | vars: {raw: raw_b}
          fleet/tenants/b.yml      | vars: {broken: true}
          fleet/tenants/b.yml      | overlays: [lost]
          fleet/tenants/b.yml      | overlays: [wrong]
          fleet/tenants/b.yml      | config: {models: {leaky: {nowhere: {tags: [x]}}}}
          """)
  void whatIsWrongWithOthersOpensNothingOfTheirs(String file, String text) throws IOException {
    LeakFleet fleet = LeakFleet.make(folder);
    fleet.write("transform/models/mart.sql", "select 1 as id, 'x' as b\n");
    fleet.write(
        "transform/models/maybe.sql",
        "{% if var('broken', false) %}{{ ref('nothing') }}{% endif %}select 1 as id\n");
    fleet.write("overlays/wrong/overlay.yml", "disable: [nothing]\n");
    fleet.write(file, text + "\n");
    fleet.write("transform/models/spy.sql", "select * from raw_b.orders\n");
    fleet.write("transform/models/spy2.sql", "select * from t_b.orders\n");

    RunResult run = fleet.build(LeakGenerator.OWN);

    assertThat(run.tenants().getFirst().steps())
        .filteredOn(step -> step.node().name().startsWith("spy"))
        .hasSize(2)
        .allMatch(step -> step.reason() == Reason.ISOLATION_REFUSED);
  }

  @Test
  void hooksAroundTheRunAndOperationsAreHeldBack() throws IOException {
    LeakFleet fleet = LeakFleet.make(folder);
    fleet.write(
        "transform/macros/steal.sql",
        "{% macro steal() %}{% do run_query('insert into t_' ~ 'b.x values (1)') %}{% endmacro %}");
    RunResult operation =
        fleet.run(
            BuildRequest.of(new BuildRequest.Operation("steal", Optional.empty())),
            LeakGenerator.OWN);
    fleet.write(
        "transform/dbt_project.yml",
        """
        name: leaky
        version: "1.0.0"
        config-version: 2
        on-run-start: ["grant usage on schema {{ target.schema }} to {{ 't_' ~ 'b' }}"]
        on-run-end: ["delete from raw_b.x"]
        """);
    RunResult around = fleet.build(LeakGenerator.OWN);

    assertThat(operation.tenants().getFirst().failed()).isTrue();
    assertThat(around.tenants().getFirst().failed()).isTrue();
    assertThat(RecordingEngine.REACHED).noneMatch(sql -> FOREIGN.matcher(sql).find());
  }
}
