package dev.atoll.core.pipeline;

import dev.atoll.core.compile.TenantGraph;
import dev.atoll.core.execute.StepOutcome;
import dev.atoll.core.execute.TenantOutcome;
import dev.atoll.core.ledger.Environment;
import dev.atoll.core.ledger.NodeState;
import dev.atoll.core.ledger.RunLogic;
import dev.atoll.core.ledger.StateChange;
import dev.atoll.core.ledger.StepLogic;
import dev.atoll.core.plan.Fingerprint;
import dev.atoll.core.plan.PlanFile;
import dev.atoll.core.plan.PlannedStep;
import dev.atoll.core.plan.Planner;
import dev.atoll.core.plan.Step;
import dev.atoll.core.plan.StepList;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Reason;
import dev.atoll.domain.TenantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A plan and what is needed to carry it out here and now.
 *
 * @param parts by tenant, in the fleet's order
 */
record Planned(PlanFile file, Environment environment, SequencedMap<TenantId, Planner.Part> parts) {
  Planned {
    parts = Ordered.map(parts);
  }

  /** How many steps are left out as unchanged. */
  int left() {
    return parts.values().stream()
        .mapToInt(part -> part.planned().list().steps().size() - part.planned().list().running())
        .sum();
  }

  /** The steps of a tenant that are left out as unchanged. */
  List<StepOutcome> leftOut(TenantId tenant, Instant now) {
    Planner.Part part = parts.get(tenant);
    return part == null
        ? List.of()
        : part.planned().list().steps().stream()
            .filter(step -> !step.runs())
            .map(step -> part.work().graph().graph().node(step.node()))
            .map(node -> StepOutcome.leftOut(node, now))
            .toList();
  }

  /** What the ledger is told before anything begins: the ids of the steps, by tenant. */
  SequencedMap<TenantId, List<String>> tried() {
    SequencedMap<TenantId, List<String>> tried = new LinkedHashMap<>();
    parts.forEach(
        (tenant, part) ->
            tried.put(tenant, part.work().steps().stream().map(Step::id).sorted().toList()));
    return tried;
  }

  /** What the ledger keeps of what the steps were planned from. */
  RunLogic logic() {
    SequencedMap<TenantId, String> lists = new LinkedHashMap<>();
    SequencedMap<String, SequencedMap<String, StepLogic>> steps = new LinkedHashMap<>();
    SequencedMap<String, SequencedMap<String, String>> settings = new LinkedHashMap<>();
    for (Planner.Part part : parts.values()) {
      StepList list = part.planned().list();
      lists.put(part.planned().tenant(), list.hash());
      if (steps.containsKey(list.hash())) {
        continue;
      }
      SequencedMap<String, StepLogic> logic = new LinkedHashMap<>();
      for (PlannedStep step : list.steps()) {
        TenantGraph graph = part.work().graph();
        logic.put(step.node(), logic(step, NodeRefs.of(graph.graph().node(step.node()), graph)));
        if (!step.reads().isEmpty()) {
          settings.putIfAbsent(step.fingerprint().settings(), step.reads());
        }
      }
      steps.put(list.hash(), logic);
    }
    return new RunLogic(lists, steps, settings);
  }

  private static StepLogic logic(PlannedStep step, NodeRef shown) {
    Fingerprint fingerprint = step.fingerprint();
    return new StepLogic(
        shown.name(),
        shown.materialized().orElse(""),
        step.runs() ? StepLogic.Fate.RUN : StepLogic.Fate.LEFT_OUT,
        step.reason().code(),
        fingerprint.code(),
        fingerprint.config(),
        fingerprint.settings(),
        fingerprint.upstream(),
        fingerprint.sql().orElse(""));
  }

  /** What a tenant's outcome leaves of its nodes. */
  StateChange change(TenantOutcome outcome, String run) {
    Planner.Part part =
        Optional.ofNullable(parts.get(outcome.tenant()))
            .orElseThrow(() -> new IllegalStateException("not planned: " + outcome.tenant()));
    SequencedMap<String, NodeState> states = new LinkedHashMap<>();
    SequencedSet<String> unknown = new LinkedHashSet<>();
    Set<String> made = made(outcome);
    TenantGraph graph = part.work().graph();
    for (StepOutcome step : outcome.steps()) {
      String id = step.node().id();
      boolean elsewhere = graph.deferral().mayConcern(step.node(), graph.graph(), made);
      Optional<NodeState> state =
          elsewhere ? Optional.of(NodeState.begun(run)) : state(step, part, run);
      state.ifPresent(known -> states.put(id, known));
      if (state.isEmpty()) {
        unknown.add(id);
      }
    }
    return new StateChange(part.home(), states, unknown);
  }

  private static Set<String> made(TenantOutcome outcome) {
    return outcome.steps().stream()
        .filter(step -> step.reason().kind() == Reason.Kind.DONE)
        .map(step -> step.node().id())
        .collect(Collectors.toSet());
  }

  /** Empty when nothing was known before, and the step never began. */
  private static Optional<NodeState> state(StepOutcome step, Planner.Part part, String run) {
    String id = step.node().id();
    return switch (step.reason().kind()) {
      case DONE -> Optional.ofNullable(part.states().get(id));
      case WARNED, FAILED -> Optional.of(NodeState.begun(run));
      case SKIPPED ->
          step.reason() == Reason.CANCELLED
              ? Optional.of(NodeState.begun(run))
              : Optional.ofNullable(part.before().nodes().get(id));
    };
  }
}
