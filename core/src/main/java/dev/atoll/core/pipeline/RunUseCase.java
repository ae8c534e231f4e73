package dev.atoll.core.pipeline;

import dev.atoll.core.compile.GraphBuilder;
import dev.atoll.core.compile.InlineQuery;
import dev.atoll.core.compile.Node;
import dev.atoll.core.execute.Execution;
import dev.atoll.core.execute.FleetRun;
import dev.atoll.core.execute.ManifestFile;
import dev.atoll.core.execute.Materializations;
import dev.atoll.core.execute.RunResultsFile;
import dev.atoll.core.execute.SourcesFile;
import dev.atoll.core.execute.TenantOutcome;
import dev.atoll.core.ledger.Ledger;
import dev.atoll.core.ledger.RunId;
import dev.atoll.core.ledger.RunRecord;
import dev.atoll.core.ledger.RunState;
import dev.atoll.core.plan.Step;
import dev.atoll.core.plan.TenantPlan;
import dev.atoll.core.project.ResourceType;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import dev.atoll.domain.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Carries out {@code build}, {@code run}, {@code test}, {@code seed}, {@code snapshot} and {@code
 * compile}.
 */
final class RunUseCase {
  private static final List<ResourceType> FOUND_ORDER =
      List.of(
          ResourceType.MODEL,
          ResourceType.SNAPSHOT,
          ResourceType.ANALYSIS,
          ResourceType.SEED,
          ResourceType.TEST,
          ResourceType.SOURCE,
          ResourceType.EXPOSURE,
          ResourceType.UNIT_TEST);

  private final Invocation invocation;
  private final BuildRequest request;
  private final RunListener listener;
  private final Cancellation cancellation;
  private final Started begun;

  RunUseCase(
      Invocation invocation,
      BuildRequest request,
      RunListener listener,
      Cancellation cancellation) {
    this.invocation = invocation;
    this.request = request;
    this.listener = listener;
    this.cancellation = cancellation;
    this.begun = Started.of(invocation);
  }

  RunResult run() {
    Loaded loaded =
        new Loader(
                invocation,
                begun.invoked(),
                Flags.of(request, invocation),
                tenant -> new ListenerNotes(listener, tenant, invocation.clock()))
            .load(dev.atoll.core.resolve.SecretUse.READ);
    Problems problems = new Problems();
    problems.addAll(loaded.warnings());
    List<TenantPlan> plans = plans(loaded, problems);
    if (problems.hasErrors()) {
      throw new ProblemException(problems.sorted());
    }
    try (Ledger ledger = Ledger.open(loaded.fleet().root())) {
      return run(loaded, plans, problems.sorted(), ledger);
    }
  }

  private List<TenantPlan> plans(Loaded loaded, Problems problems) {
    if (request.inline().isPresent()) {
      return inline(loaded, request.inline().get(), problems);
    }
    if (request.operation().isPresent()) {
      return Operations.plans(loaded, request.operation().get(), invocation, problems);
    }
    Choices choices =
        Choices.of(request.selection(), Choices.types(request.verb()), loaded.project());
    if (request.verb() == BuildRequest.Verb.FRESHNESS) {
      return loaded.tenants().stream()
          .map(ready -> Operations.freshness(ready.graph(), choices.in(ready.graph(), problems)))
          .toList();
    }
    TenantPlan.TestGates gates =
        request.verb() == BuildRequest.Verb.BUILD
            ? TenantPlan.TestGates.DOWNSTREAM
            : TenantPlan.TestGates.NONE;
    List<TenantPlan> plans =
        request.only().isPresent()
            ? retried(loaded, request.only().get(), gates)
            : loaded.tenants().stream()
                .map(ready -> choices.plan(ready.graph(), gates, problems))
                .toList();
    if (request.verb() != BuildRequest.Verb.COMPILE) {
      plans.forEach(plan -> problems.addAll(Materializations.check(plan)));
    }
    return plans;
  }

  /** Tenants with nothing left to do stay closed. */
  private static List<TenantPlan> retried(
      Loaded loaded, Map<TenantId, Set<String>> undone, TenantPlan.TestGates gates) {
    return loaded.tenants().stream()
        .map(
            ready -> TenantPlan.of(ready.graph(), undone.getOrDefault(ready.id(), Set.of()), gates))
        .filter(plan -> !plan.steps().isEmpty())
        .toList();
  }

  /** One step for each tenant: the query, in place of the project's nodes. */
  private static List<TenantPlan> inline(Loaded loaded, String sql, Problems problems) {
    List<TenantPlan> plans = new ArrayList<>();
    for (Loaded.Ready ready : loaded.tenants()) {
      try {
        Node query = InlineQuery.of(sql, ready.graph(), ready.builder());
        plans.add(
            new TenantPlan(ready.graph(), List.of(new Step(query, Ordered.set(List.of()), 1))));
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
    }
    return plans;
  }

  private RunResult run(
      Loaded loaded, List<TenantPlan> plans, List<Problem> warnings, Ledger ledger) {
    RunId id = begun.runId();
    ledger.startRun(RunRecord.starting(id, ledgerRequest(loaded), begun.at()));
    RunState state = RunState.FAILED;
    try {
      RunResult result = carryOut(loaded, plans, warnings, ledger);
      state = LedgerRuns.state(result.outcome());
      return result;
    } finally {
      ledger.finishRun(id, state, invocation.clock().instant());
    }
  }

  private RunResult carryOut(
      Loaded loaded, List<TenantPlan> plans, List<Problem> warnings, Ledger ledger) {
    Budgets budget = Budgets.of(invocation, loaded, plans.size());
    Map<TenantId, Loaded.Ready> ready = new LinkedHashMap<>();
    loaded.tenants().forEach(tenant -> ready.put(tenant.id(), tenant));
    RunId id = begun.runId();
    int steps = plans.stream().mapToInt(plan -> plan.steps().size()).sum();
    listener.on(
        new RunEvent.RunStarted(
            invocation.clock().instant(),
            id.value(),
            request.verb(),
            loaded.name(),
            loaded.shape(),
            found(loaded),
            plans.size() + loaded.invalid().size(),
            steps,
            budget.threads(),
            warnings));
    RunRecorder recorder =
        new RunRecorder(
            listener,
            ledger,
            id,
            ready,
            (folder, outcome) -> writeArtifacts(loaded, folder, outcome),
            loaded,
            invocation);
    List<TenantOutcome> outcomes;
    try (OpenTenants opener = new OpenTenants(loaded, ready, budget, invocation.strictness())) {
      Execution.Handle handle =
          Execution.of(
              plans,
              plan -> builder(ready, plan),
              opener,
              new Execution.Bounds(
                  budget.threads(),
                  budget.openDatabases(),
                  request.has(BuildRequest.Option.FAIL_FAST)
                      ? FleetRun.OnFailure.STOP
                      : FleetRun.OnFailure.GO_ON),
              new Execution.Target(
                  loaded.targetPath(),
                  loaded.fleet().isPlain() ? Execution.Layout.PROJECT : Execution.Layout.FLEET),
              extent(),
              recorder,
              begun.invoked().clock());
      try (Cancellation.Registration _ = cancellation.onRequest(handle::cancel)) {
        outcomes = handle.run();
      }
    }
    return result(loaded, outcomes, recorder, warnings);
  }

  private Execution.Extent extent() {
    return switch (request.verb()) {
      case COMPILE -> Execution.Extent.COMPILE;
      case BUILD, RUN, TEST, SEED, SNAPSHOT -> Execution.Extent.RUN;
      case FRESHNESS, RUN_OPERATION -> Execution.Extent.CALL;
    };
  }

  private static GraphBuilder builder(Map<TenantId, Loaded.Ready> ready, TenantPlan plan) {
    Loaded.Ready tenant = ready.get(plan.graph().tenant().id());
    if (tenant == null) {
      throw new IllegalStateException("no such tenant: " + plan.graph().tenant().id());
    }
    return tenant.builder();
  }

  private RunResult result(
      Loaded loaded, List<TenantOutcome> outcomes, RunRecorder recorder, List<Problem> warnings) {
    List<TenantResult> tenants = new ArrayList<>();
    outcomes.forEach(outcome -> tenants.add(recorder.result(outcome)));
    loaded.invalid().forEach((tenant, problem) -> tenants.add(recorder.invalid(tenant, problem)));
    Map<TenantId, SequencedMap<String, String>> labels = new LinkedHashMap<>();
    tenants.forEach(tenant -> labels.put(tenant.tenant(), tenant.labels()));
    List<Problem> tooEmpty =
        EmptyInputs.check(loaded.fleet().policies().emptyInputs(), outcomes, labels);
    boolean failed = !tooEmpty.isEmpty() || tenants.stream().anyMatch(TenantResult::failed);
    RunResult.Outcome outcome =
        cancellation.isRequested()
            ? RunResult.Outcome.INTERRUPTED
            : failed ? RunResult.Outcome.FAILED : RunResult.Outcome.DONE;
    listener.on(new RunEvent.RunFinished(invocation.clock().instant(), outcome));
    List<Problem> problems = new ArrayList<>(warnings);
    problems.addAll(loaded.further());
    problems.addAll(tooEmpty);
    recorder.trouble().ifPresent(problems::add);
    return new RunResult(
        begun.runId().value(),
        request.verb(),
        loaded.name(),
        loaded.shape(),
        loaded.fleet().root(),
        begun.at(),
        Duration.between(begun.at(), invocation.clock().instant()),
        outcome,
        tenants,
        problems,
        Optional.of(loaded.targetPath()));
  }

  private void writeArtifacts(Loaded loaded, Path folder, TenantOutcome outcome) {
    // For hundreds of tenants that would be as many megabytes with every run; they ask for it.
    if (loaded.fleet().isPlain() || request.verb() == BuildRequest.Verb.COMPILE) {
      ManifestFile.write(
          folder, loaded.project(), outcome.plan().graph(), invocation.clock().instant());
    }
    if (request.verb() == BuildRequest.Verb.FRESHNESS) {
      SourcesFile.write(folder, outcome, invocation.clock().instant());
      return;
    }
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("which", request.verb().command());
    arguments.put("select", request.selection().select());
    arguments.put("exclude", request.selection().exclude());
    arguments.put("full_refresh", request.has(BuildRequest.Option.FULL_REFRESH));
    request.selection().selector().ifPresent(name -> arguments.put("selector", name));
    arguments.put("store_failures", request.has(BuildRequest.Option.STORE_FAILURES));
    arguments.put("fail_fast", request.has(BuildRequest.Option.FAIL_FAST));
    arguments.put("invocation_command", "atoll " + String.join(" ", invocation.arguments()));
    RunResultsFile.write(folder, outcome, arguments, invocation.clock().instant());
  }

  private RunRecord.Request ledgerRequest(Loaded loaded) {
    return new RunRecord.Request(
        request.verb().command(),
        invocation.arguments(),
        loaded.name(),
        loaded.fleet().isPlain() ? "plain" : "fleet",
        loaded.resolved().environment().orElse(""),
        loaded.tenants().size() + loaded.invalid().size(),
        invocation.vars().orElse(""),
        loaded.targetPath().toString());
  }

  /** Nodes by resource type of the first tenant, in dbt's order. */
  static SequencedMap<String, Integer> found(Loaded loaded) {
    SequencedMap<String, Integer> found = new LinkedHashMap<>();
    if (loaded.tenants().isEmpty()) {
      return found;
    }
    for (ResourceType type : FOUND_ORDER) {
      int count =
          (int)
              loaded.tenants().getFirst().graph().graph().nodes().values().stream()
                  .filter(node -> node.type() == type)
                  .count();
      if (count > 0) {
        found.put(type.word(), count);
      }
    }
    return found;
  }

  /** Labels as text. */
  static SequencedMap<String, String> labels(SequencedMap<String, Setting> labels) {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    labels.forEach((name, setting) -> texts.put(name, String.valueOf(setting.value())));
    return texts;
  }
}
