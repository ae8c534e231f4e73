package dev.atoll.acceptance.interrupt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.pipeline.Atoll;
import dev.atoll.core.pipeline.Budget;
import dev.atoll.core.pipeline.BuildRequest;
import dev.atoll.core.pipeline.Cancellation;
import dev.atoll.core.pipeline.Invocation;
import dev.atoll.core.pipeline.RunEvent;
import dev.atoll.core.pipeline.RunListener;
import dev.atoll.core.pipeline.RunResult;
import dev.atoll.core.pipeline.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run is bound to: memory of all open databases together, and the order of steps. */
class BoundsTest {
  @TempDir Path folder;

  private static RunResult run(Workspace workspace, Budget budget, RunListener listener) {
    Invocation plain = workspace.invocation();
    Invocation bounded =
        new Invocation(
            plain.workingDir(),
            plain.location(),
            plain.target(),
            plain.vars(),
            plain.tenants(),
            budget,
            plain.strictness(),
            plain.sharing(),
            plain.environment(),
            plain.clock(),
            plain.arguments());
    BuildRequest build = BuildRequest.of(BuildRequest.Verb.BUILD, Selection.ALL);
    return Atoll.standard().execute(bounded, build, listener, new Cancellation());
  }

  private static Budget budget(int threads, long memory) {
    return new Budget(OptionalInt.of(threads), OptionalInt.empty(), OptionalLong.of(memory << 20));
  }

  private List<String> tenants() {
    return List.of("acme", "bolt", "coop", "dune", "elba", "faro");
  }

  @Test
  void tenantsThatAskForMuchMemoryAreNotOpenTogether() {
    Workspace workspace =
        Workspace.in(folder)
            .write("models/one.sql", "{{ config(materialized='table') }} select 1 as id")
            .fleet("{}", tenants());
    tenants().forEach(id -> workspace.write("tenants/" + id + ".yml", "limits: {memory: 300MB}"));
    List<Integer> open = new ArrayList<>(List.of(0));
    RunListener counting =
        event -> {
          synchronized (open) {
            int now = open.getLast();
            if (event instanceof RunEvent.TenantStarted) {
              open.add(now + 1);
            } else if (event instanceof RunEvent.TenantFinished) {
              open.add(now - 1);
            }
          }
        };

    RunResult run = run(workspace, budget(6, 700), counting);

    assertThat(run.outcome()).isEqualTo(RunResult.Outcome.DONE);
    assertThat(open).hasSize(1 + 2 * tenants().size()).allMatch(count -> count <= 2);
  }

  @Test
  void aTenantGetsNoMoreMemoryThanAllHaveTogether() {
    Workspace workspace =
        Workspace.in(folder)
            .write(
                "tests/within.sql", "select 1 where current_setting('memory_limit') <> '190.7 MiB'")
            .fleet("{}", List.of("acme"))
            .write("tenants/acme.yml", "limits: {memory: 3GB}");

    RunResult run =
        run(
            workspace,
            new Budget(OptionalInt.empty(), OptionalInt.empty(), OptionalLong.of(200_000_000)),
            RunListener.NONE);

    assertThat(run.outcome()).isEqualTo(RunResult.Outcome.DONE);
  }

  @Test
  void theLongestChainOfATenantGoesFirst() {
    Workspace workspace =
        Workspace.in(folder)
            .write("models/alone.sql", "select 1 as id")
            .write("models/base.sql", "select 1 as id")
            .write("models/middle.sql", "select * from {{ ref('base') }}")
            .write("models/top.sql", "select * from {{ ref('middle') }}")
            .fleet("{}", List.of("acme"));
    List<String> begun = new ArrayList<>();

    run(
        workspace,
        budget(1, 500),
        event -> {
          if (event instanceof RunEvent.StepStarted started) {
            begun.add(started.node().name());
          }
        });

    assertThat(begun.indexOf("base")).isZero();
    assertThat(begun.indexOf("middle")).isEqualTo(1);
  }
}
