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
