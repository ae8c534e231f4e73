package dev.atoll.core.pipeline;

import dev.atoll.core.compile.Node;
import dev.atoll.core.execute.RunObserver;
import dev.atoll.core.execute.StepOutcome;
import dev.atoll.core.execute.TenantOutcome;
import dev.atoll.core.ledger.Environment;
import dev.atoll.core.ledger.Ledger;
import dev.atoll.core.ledger.RunId;
import dev.atoll.core.ledger.StepRecord;
import dev.atoll.core.ledger.TenantRecord;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Reason;
import dev.atoll.domain.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** Tells the listener what happens, and writes what has ended to the ledger and the artifacts. */
final class RunRecorder implements RunObserver {
  private final RunListener listener;
  private final Ledger ledger;
  private final RunId run;
  private final Map<TenantId, Loaded.Ready> tenants;
  private final BiConsumer<Path, TenantOutcome> artifacts;
  private final Loaded loaded;
  private final Invocation invocation;
  private final Optional<Planned> planned;
  private final BuildRequest.Verb verb;
  private final List<Problem> trouble = new CopyOnWriteArrayList<>();

  RunRecorder(
      RunListener listener,
      Ledger ledger,
      RunId run,
      Map<TenantId, Loaded.Ready> tenants,
      BiConsumer<Path, TenantOutcome> artifacts,
      Loaded loaded,
      Invocation invocation,
      Optional<Planned> planned,
      BuildRequest.Verb verb) {
    this.verb = verb;
    this.listener = listener;
    this.ledger = ledger;
    this.run = run;
    this.tenants = tenants;
    this.artifacts = artifacts;
    this.loaded = loaded;
    this.invocation = invocation;
    this.planned = planned;
  }

  /** The first entry or artifact that could not be written; the run went on. */
  Optional<Problem> trouble() {
    return trouble.stream().findFirst();
  }

  @Override
  public void tenantStarted(TenantId tenant, int steps) {
    listener.on(new RunEvent.TenantStarted(now(), tenant, steps));
  }

  @Override
  public void stepStarted(TenantId tenant, Node node, int index, int of) {
    listener.on(new RunEvent.StepStarted(now(), tenant, ref(tenant, node), index, of));
  }

  @Override
  public void stepFinished(TenantId tenant, StepOutcome outcome, int index, int of) {
    listener.on(new RunEvent.StepFinished(now(), tenant, step(tenant, outcome), index, of));
  }

  @Override
  public void tenantFinished(TenantOutcome outcome) {
    TenantResult result = result(outcome);
    try {
      record(outcome, result);
      artifacts.accept(loaded.artifacts(outcome.tenant()), whole(outcome));
    } catch (ProblemException e) {
      trouble.add(e.problem());
    }
    listener.on(new RunEvent.TenantFinished(now(), result));
  }

  /** The outcome with the steps that were left out, which are no work for anybody. */
  private TenantOutcome whole(TenantOutcome outcome) {
    return planned
        .map(plan -> outcome.with(plan.leftOut(outcome.tenant(), outcome.started())))
        .orElse(outcome);
  }

  /** All tenants with all their steps, those for whom nothing was to be done among them. */
  List<TenantResult> results(List<TenantOutcome> outcomes) {
    SequencedMap<TenantId, TenantOutcome> ran = new LinkedHashMap<>();
    outcomes.forEach(outcome -> ran.put(outcome.tenant(), outcome));
    List<TenantResult> results = new ArrayList<>();
    if (planned.isEmpty()) {
      outcomes.forEach(outcome -> results.add(result(outcome)));
      return results;
    }
    planned
        .get()
        .parts()
        .forEach(
            (tenant, part) -> {
              TenantOutcome outcome = ran.remove(tenant);
              if (outcome != null) {
                results.add(result(whole(outcome)));
              } else if (part.leavesSome()) {
                results.add(idle(TenantOutcome.idle(part.work(), now())));
              }
            });
    ran.values().forEach(outcome -> results.add(result(whole(outcome))));
    return results;
  }

  private TenantResult idle(TenantOutcome outcome) {
    TenantResult result = result(whole(outcome));
    try {
      ledger.recordTenant(
          new TenantRecord(
              run,
              outcome.tenant(),
              result.labels(),
              outcome.started(),
              outcome.started(),
              Optional.empty()),
          List.of());
      artifacts.accept(loaded.artifacts(outcome.tenant()), whole(outcome));
    } catch (ProblemException e) {
      trouble.add(e.problem());
    }
    return result;
  }

  private void record(TenantOutcome outcome, TenantResult result) {
    TenantRecord tenant =
        new TenantRecord(
            run,
            outcome.tenant(),
            result.labels(),
            outcome.started(),
            outcome.started().plus(outcome.elapsed()),
            outcome.problem());
    List<StepRecord> steps =
        result.steps().stream().map(step -> record(outcome.tenant(), step)).toList();
    if (planned.isPresent()) {
      Planned plan = planned.get();
      ledger.recordTenant(tenant, steps, plan.environment(), plan.change(outcome, run.value()));
    } else if (verb == BuildRequest.Verb.CLONE) {
      ledger.recordTenant(
          tenant,
          steps,
          new Environment(loaded.name(), loaded.environment()),
          Clones.change(outcome, run.value()));
    } else {
      ledger.recordTenant(tenant, steps);
    }
  }

  TenantResult result(TenantOutcome outcome) {
    return new TenantResult(
        outcome.tenant(),
        labels(outcome.tenant()),
        outcome.problem(),
        outcome.steps().stream().map(step -> step(outcome.tenant(), step)).toList(),
        outcome.elapsed(),
        OptionalLong.of(outcome.statements()));
  }

  /** A tenant that could not run because of its own files. */
  TenantResult invalid(TenantId tenant, Problem problem) {
    TenantResult result =
        new TenantResult(
            tenant,
            labels(tenant),
            Optional.of(problem),
            List.of(),
            Duration.ZERO,
            OptionalLong.of(0));
    Instant now = now();
    try {
      ledger.recordTenant(
          new TenantRecord(run, tenant, result.labels(), now, now, Optional.of(problem)),
          List.of());
    } catch (ProblemException e) {
      trouble.add(e.problem());
    }
    return result;
  }

  private SequencedMap<String, String> labels(TenantId tenant) {
    Loaded.Ready ready = tenants.get(tenant);
    return ready == null ? Ordered.map(Map.of()) : RunUseCase.labels(ready.tenant().labels());
  }

  private StepResult step(TenantId tenant, StepOutcome outcome) {
    return new StepResult(
        ref(tenant, outcome),
        outcome.reason(),
        outcome.problem(),
        outcome.rows(),
        outcome.failures(),
        outcome.started(),
        outcome.elapsed(),
        outcome.compiled());
  }

  /** What did not run is told without its relation, since the ledger does not keep it. */
  private NodeRef ref(TenantId tenant, StepOutcome outcome) {
    NodeRef ref = ref(tenant, outcome.node());
    return outcome.reason() == Reason.UNCHANGED
        ? new NodeRef(
            ref.uniqueId(), ref.name(), ref.resourceType(), ref.materialized(), Optional.empty())
        : ref;
  }

  private NodeRef ref(TenantId tenant, Node node) {
    Loaded.Ready ready = tenants.get(tenant);
    if (ready == null) {
      throw new IllegalStateException("no such tenant: " + tenant);
    }
    return NodeRefs.of(node, ready.graph());
  }

  private StepRecord record(TenantId tenant, StepResult step) {
    return new StepRecord(
        run,
        tenant,
        new StepRecord.Node(
            step.node().uniqueId(),
            step.node().name(),
            step.node().resourceType(),
            step.node().materialized().orElse(""),
            step.node().relation().orElse("")),
        step.reason(),
        step.started(),
        step.started().plus(step.elapsed()),
        new StepRecord.Counts(OptionalLong.empty(), step.rows(), step.failures()),
        step.problem(),
        step.compiled().map(Path::toString).orElse(""));
  }

  private Instant now() {
    return invocation.clock().instant();
  }
}
