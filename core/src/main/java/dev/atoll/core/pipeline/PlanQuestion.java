package dev.atoll.core.pipeline;

import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.TenantGraph;
import dev.atoll.core.ledger.NodeState;
import dev.atoll.core.pipeline.Explanation.Cause;
import dev.atoll.core.pipeline.Explanation.InPlan;
import dev.atoll.core.plan.PlannedStep;
import dev.atoll.core.plan.Planner;
import dev.atoll.core.plan.StepReason;
import dev.atoll.core.resolve.SecretUse;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code atoll plan} says of one node of one tenant, and what that goes back to. */
final class PlanQuestion {
  private static final BuildRequest BUILD = BuildRequest.of(BuildRequest.Verb.BUILD, Selection.ALL);

  private final Invocation invocation;

  PlanQuestion(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Empty for what is no step of any plan. */
  Optional<InPlan> of(TenantId tenant, Node node) {
    if (!Planner.isPlanned(node)) {
      return Optional.empty();
    }
    // Loaded once more, since what compiles otherwise in a build is planned as it is built.
    Invocation alone = invocation.forTenants(List.of(tenant.value()));
    Started begun = Started.of(alone);
    Loaded loaded =
        new Loader(
                alone,
                begun.invoked(),
                Flags.of(BUILD, alone),
                id -> new ListenerNotes(RunListener.NONE, id, alone.clock()))
            .load(SecretUse.LEAVE_OUT);
    Problems problems = new Problems();
    Map<TenantId, Set<String>> selected = RunUseCase.selected(BUILD, loaded, alone, problems);
    if (problems.hasErrors()) {
      throw new ProblemException(problems.sorted());
    }
    return Optional.ofNullable(
            new Planning(alone, BUILD, loaded, begun.runId().value())
                .plan(selected)
                .parts()
                .get(tenant))
        .map(part -> in(part, node));
  }

  private static InPlan in(Planner.Part part, Node node) {
    Map<String, PlannedStep> steps = new LinkedHashMap<>();
    part.planned().list().steps().forEach(step -> steps.put(step.node(), step));
    PlannedStep step = steps.get(node.id());
    if (step == null) {
      return InPlan.NOT_SELECTED;
    }
    return new InPlan(
        InPlan.Action.RUN,
        step.reason().code(),
        step.decision().because(),
        step.reason().effect() == StepReason.Effect.MAY_BE_LEFT_OUT
            ? InPlan.Action.LEAVE
            : InPlan.Action.RUN,
        causes(part.work().graph(), steps, step),
        Optional.ofNullable(part.before().nodes().get(node.id())).map(NodeState::run));
  }

  /** The steps upstream whose own reasons make this one run. */
  private static List<Cause> causes(
      TenantGraph graph, Map<String, PlannedStep> steps, PlannedStep step) {
    if (!comesFromAbove(step.reason())) {
      return List.of();
    }
    List<Cause> causes = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    List<String> ahead = new ArrayList<>(graph.graph().parentsOf(step.node()));
    while (!ahead.isEmpty()) {
      String id = ahead.removeFirst();
      if (!seen.add(id)) {
        continue;
      }
      PlannedStep parent = steps.get(id);
      if (parent == null || passesOn(step, parent)) {
        ahead.addAll(graph.graph().parentsOf(id));
      } else if (tells(step, parent)) {
        causes.add(
            new Cause(id, parent.name(), parent.reason().code(), parent.decision().because()));
      }
    }
    return causes;
  }

  /** Unchanged views keep no rows; what else has no reason of its own has it from further up. */
  private static boolean passesOn(PlannedStep step, PlannedStep parent) {
    return comesFromAbove(parent.reason())
        || (parent.materialized().equals("view") && !tells(step, parent));
  }

  private static boolean comesFromAbove(StepReason reason) {
    return reason == StepReason.UPSTREAM_CHANGED || reason == StepReason.UPSTREAM_RUNS;
  }

  /** A changed step comes from a change; one that only runs, from any other that runs. */
  private static boolean tells(PlannedStep step, PlannedStep parent) {
    return step.reason() == StepReason.UPSTREAM_CHANGED
        ? parent.reason().isChange()
        : parent.reason().effect() == StepReason.Effect.RUNS;
  }
}
