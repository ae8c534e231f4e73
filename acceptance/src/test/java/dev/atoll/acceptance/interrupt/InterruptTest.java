package dev.atoll.acceptance.interrupt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.pipeline.Atoll;
import dev.atoll.core.pipeline.BuildRequest;
import dev.atoll.core.pipeline.Cancellation;
import dev.atoll.core.pipeline.RunEvent;
import dev.atoll.core.pipeline.RunListener;
import dev.atoll.core.pipeline.RunResult;
import dev.atoll.core.pipeline.Selection;
import dev.atoll.core.pipeline.TenantResult;
import dev.atoll.domain.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptTest {
  /** Would run for hours; no planner finds a shorter way. */
  private static final String ENDLESS =
      """
      select count(*) as n from range(3000000) a, range(3000000) b
      where hash(a.range, b.range) % 7 = 3
      """;

  private static final String DEPENDS = "-- depends_on: {{ ref('first_step') }}\n";
  private static final BuildRequest BUILD = BuildRequest.of(BuildRequest.Verb.BUILD, Selection.ALL);

  @TempDir Path folder;

  private Workspace workspace() {
    return Workspace.in(folder)
        .write("models/first_step.sql", "{{ config(materialized='table') }} select 1 as id")
        .write("models/long_step.sql", "{{ config(materialized='table') }}\n" + DEPENDS + ENDLESS)
        .write("models/last_step.sql", "select * from {{ ref('long_step') }}");
  }

  /** Asks for a stop, from a thread of its own, as soon as a step of that name begins. */
  private static RunResult runUntil(String step, Workspace workspace) {
    Cancellation cancellation = new Cancellation();
    RunListener stopper =
        event -> {
          if (event instanceof RunEvent.StepStarted started && started.node().name().equals(step)) {
            Thread.ofPlatform().start(cancellation::request);
          }
        };
    return Atoll.standard().execute(workspace.invocation(), BUILD, stopper, cancellation);
  }

  private static Map<String, Reason> reasons(TenantResult tenant) {
    return tenant.steps().stream()
        .collect(Collectors.toMap(step -> step.node().name(), step -> step.reason()));
  }

  @Test
  void aStoppedFleetSaysWhatWasDoneAndWhatWasNot() {
    Workspace workspace = workspace().fleet("{}", List.of("acme", "bolt", "coop"));
    RunResult run = runUntil("long_step", workspace);
    assertThat(run.outcome()).isEqualTo(RunResult.Outcome.INTERRUPTED);
    assertThat(reasons(run.tenants().getFirst()))
        .isEqualTo(
            Map.of(
                "first_step", Reason.BUILT,
                "long_step", Reason.CANCELLED,
                "last_step", Reason.NOT_STARTED));
    assertThat(run.tenants().subList(1, 3))
        .allSatisfy(
            tenant -> assertThat(reasons(tenant)).hasSize(3).containsValue(Reason.NOT_STARTED));
    assertThat(run.tenants()).noneMatch(TenantResult::failed);
    assertThat(workspace.leftLogs()).isEmpty();
  }

  @Test
  void theLedgerRemembersAnInterruptedRunAsItWasReported() {
    Workspace workspace = workspace().fleet("{}", List.of("acme", "bolt"));
    RunResult run = runUntil("long_step", workspace);
    RunResult remembered = Atoll.standard().runOf(workspace.invocation(), Optional.empty());
    assertThat(remembered.runId()).isEqualTo(run.runId());
    assertThat(remembered.outcome()).isEqualTo(RunResult.Outcome.INTERRUPTED);
    assertThat(remembered.tenants().stream().map(InterruptTest::reasons))
        .isEqualTo(run.tenants().stream().map(InterruptTest::reasons).toList());
  }

  @Test
  void aPlainProjectIsStoppedAndBuildsAfterwards() {
    Workspace workspace = workspace().profile();
    RunResult run = runUntil("long_step", workspace);
    assertThat(run.outcome()).isEqualTo(RunResult.Outcome.INTERRUPTED);
    assertThat(reasons(run.tenants().getFirst()))
        .containsEntry("first_step", Reason.BUILT)
        .containsEntry("long_step", Reason.CANCELLED);
    assertThat(workspace.leftLogs()).isEmpty();

    workspace.write("models/long_step.sql", "select 2 as n");
    RunResult again =
        Atoll.standard()
            .execute(workspace.invocation(), BUILD, RunListener.NONE, new Cancellation());
    assertThat(again.outcome()).isEqualTo(RunResult.Outcome.DONE);
  }

  @Test
  void aHookThatRunsLongIsStoppedBeforeTheFirstStep() {
    Workspace workspace =
        workspace()
            .fleet("{}", List.of("acme"))
            .write(
                "dbt_project.yml",
                "name: shop\nversion: '1.0'\nprofile: shop\non-run-start: |\n  "
                    + ENDLESS.strip().replace("\n", "\n  ")
                    + "\n");
    Cancellation cancellation = new Cancellation();
    RunListener stopper =
        event -> {
          if (event instanceof RunEvent.TenantStarted) {
            Thread.ofPlatform().start(cancellation::request);
          }
        };
    RunResult run = Atoll.standard().execute(workspace.invocation(), BUILD, stopper, cancellation);
    assertThat(run.outcome()).isEqualTo(RunResult.Outcome.INTERRUPTED);
    assertThat(run.tenants()).noneMatch(TenantResult::failed);
    assertThat(workspace.leftLogs()).isEmpty();
  }
}
