package dev.atoll.core.pipeline;

import dev.atoll.core.execute.StepOutcome;
import dev.atoll.core.execute.TenantOutcome;
import dev.atoll.core.ledger.NodeState;
import dev.atoll.core.ledger.StateChange;
import dev.atoll.core.plan.Planner;
import dev.atoll.core.plan.Step;
import dev.atoll.core.plan.TenantPlan;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Reason;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** The plans of {@code clone}, and what the ledger is told of it. */
final class Clones {
  private Clones() {}

  /** One clone for each chosen node, none waiting for another; ephemeral models make none. */
  static List<TenantPlan> plans(Loaded loaded, Map<TenantId, Set<String>> selected) {
    List<TenantPlan> plans = new ArrayList<>();
    for (Loaded.Ready ready : loaded.tenants()) {
      TenantPlan all =
          TenantPlan.of(
              ready.graph(),
              selected.getOrDefault(ready.id(), Set.of()),
              TenantPlan.TestGates.NONE);
      plans.add(
          new TenantPlan(
              ready.graph(),
              all.steps().stream()
                  .map(step -> new Step(step.node(), Ordered.set(List.of()), 1))
                  .toList()));
    }
    return plans;
  }

  /** A clone is no build of the node: the next command that looks builds it. */
  static StateChange change(TenantOutcome outcome, String run) {
    SequencedMap<String, NodeState> states = new LinkedHashMap<>();
    for (StepOutcome step : outcome.steps()) {
      if (step.reason().kind() != Reason.Kind.SKIPPED) {
        states.put(step.node().id(), NodeState.begun(run));
      }
    }
    return new StateChange(Planner.home(outcome.plan().graph()), states, Ordered.set(List.of()));
  }
}
