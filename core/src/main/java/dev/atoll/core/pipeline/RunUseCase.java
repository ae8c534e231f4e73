package dev.atoll.core.pipeline;

import dev.atoll.core.compile.GraphBuilder;
import dev.atoll.core.compile.InlineQuery;
import dev.atoll.core.compile.Node;
import dev.atoll.core.execute.Execution;
import dev.atoll.core.execute.FleetRun;
import dev.atoll.core.execute.ManifestFile;
import dev.atoll.core.execute.Marks;
import dev.atoll.core.execute.Materializations;
import dev.atoll.core.execute.RunResultsFile;
import dev.atoll.core.execute.SourcesFile;
import dev.atoll.core.execute.TenantOutcome;
import dev.atoll.core.ledger.Ledger;
import dev.atoll.core.ledger.RunId;
import dev.atoll.core.ledger.RunRecord;
import dev.atoll.core.ledger.RunState;
import dev.atoll.core.ledger.RunTerms;
import dev.atoll.core.plan.Moves;
import dev.atoll.core.plan.Plan;
import dev.atoll.core.plan.PlanFile;
import dev.atoll.core.plan.Planner;
import dev.atoll.core.plan.Step;
import dev.atoll.core.plan.TenantPlan;
import dev.atoll.core.project.ResourceType;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Same;
import dev.atoll.domain.Setting;
import dev.atoll.domain.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Carries out {@code build}, {@code run}, {@code test}, {@code seed}, {@code snapshot} and {@code
 * compile}.
 *
 * <p>Longer than most files: what is planned, entered, carried out and judged stands in its order.
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
  private final Optional<PlanFile> given;
  private final Documentation documentation;
  private final Optional<Resumed> resumed;

  /** Carries out a request, planning it first. */
  RunUseCase(
      Invocation invocation,
      BuildRequest request,
      RunListener listener,
      Cancellation cancellation) {
    this(invocation, request, listener, cancellation, Optional.empty(), Optional.empty());
  }

  /** Carries out a plan, goes on with a run, or does what a request asks for. */
  RunUseCase(
      Invocation invocation,
      BuildRequest request,
      RunListener listener,
      Cancellation cancellation,
      Optional<PlanFile> given,
      Optional<Resumed> resumed) {
    this.invocation = invocation;
    this.request = request;
    this.listener = listener;
    this.cancellation = cancellation;
    this.begun = Started.of(invocation);
    this.given = given;
    this.resumed = resumed;
    this.documentation = new Documentation(request);
  }

  /** What {@code docs generate} has made beside the run. */
  Documentation documentation() {
    return documentation;
  }

  RunResult run() {
    Loaded read =
        new Loader(
                invocation,
                begun.invoked(),
                Flags.of(request, invocation),
                tenant -> new ListenerNotes(listener, tenant, invocation.clock()))
            .load(dev.atoll.core.resolve.SecretUse.READ);
    boolean again = given.isPresent() || request.only().isPresent();
    if (request.has(BuildRequest.Option.FULL_REFRESH) && !again) {
      TenantsSaid.require(read, invocation, "--full-refresh", "what they hold is built anew");
    }
    Problems problems = new Problems();
    problems.addAll(read.warnings());
    if (request.verb() == BuildRequest.Verb.CLONE) {
      TenantsSaid.require(
          read, invocation, "clone", "each would get relations made of an earlier state");
    }
    Map<TenantId, Set<String>> selected =
        request.operation().isPresent() || request.inline().isPresent()
            ? Map.of()
            : selected(request, read, invocation, problems);
    stopOnErrors(problems);
    Loaded loaded = comparing(read, selected, problems);
    stopOnErrors(problems);
    Optional<Planned> planned = planned(loaded, selected);
    List<TenantPlan> plans =
        planned.isPresent() ? work(planned.get(), problems) : plans(loaded, selected, problems);
    stopOnErrors(problems);
    Map<TenantId, Loaded.Ready> ready = new LinkedHashMap<>();
    loaded.tenants().forEach(tenant -> ready.put(tenant.id(), tenant));
    Budgets budget = Budgets.of(invocation, loaded, plans.size());
    // What tenants share is held first: without it nothing has begun, and there was no run.
    try (OpenTenants opener = new OpenTenants(loaded, ready, budget, invocation.strictness());
        Ledger ledger = Ledger.open(LedgerPlaces.of(loaded.fleet(), invocation))) {
      return run(loaded, plans, planned, problems.sorted(), ledger, opener);
    }
  }

  private static void stopOnErrors(Problems problems) {
    if (problems.hasErrors()) {
      throw new ProblemException(problems.sorted());
    }
  }

  /** Deferring to an earlier state, or with what can be cloned of it. */
  private Loaded comparing(Loaded read, Map<TenantId, Set<String>> selected, Problems problems) {
    if (request.has(BuildRequest.Option.CHANGED_ONLY)) {
      EarlierStates.refuseDeferral(
          invocation, "--changed-only", "it compares with what was built here");
    }
    EarlierStates states = new EarlierStates(read, invocation);
    return switch (request.verb()) {
      case BUILD, RUN, TEST, SEED, SNAPSHOT, COMPILE -> states.deferring(selected, problems);
      case CLONE -> states.cloning(selected, problems);
      case FRESHNESS, RUN_OPERATION, DOCS -> read;
    };
  }

  /** What is to be done for nodes is planned first, whatever asks for it. */
  private Optional<Planned> planned(Loaded loaded, Map<TenantId, Set<String>> selected) {
    if (!Planning.isPlanned(request.verb())) {
      return Optional.empty();
    }
    Planning planning = new Planning(invocation, request, loaded, begun.runId().value());
    Planned now = planning.plan(selected);
    resumed.ifPresent(earlier -> earlier.refuseIfMoved(now.logic()));
    return Optional.of(given.isPresent() ? asGiven(given.get(), now, planning) : now);
  }

  /** The ids of the chosen nodes, by tenant. */
  static Map<TenantId, Set<String>> selected(
      BuildRequest request, Loaded loaded, Invocation invocation, Problems problems) {
    if (request.only().isPresent()) {
      return request.only().get();
    }
    Choices choices =
        Choices.of(request.selection(), Choices.types(request.verb()), loaded, invocation);
    Map<TenantId, Set<String>> selected = new LinkedHashMap<>();
    loaded.tenants().forEach(ready -> selected.put(ready.id(), choices.in(ready, problems)));
    return selected;
  }

  /** The steps of a plan that was made before, if what it was made from is still the same. */
  private static Planned asGiven(PlanFile given, Planned now, Planning planning) {
    List<Problem> moved = Moves.between(given.plan(), now.file().plan());
    if (!moved.isEmpty()) {
      throw new StalePlan(moved);
    }
    SequencedMap<TenantId, Planner.Part> parts = new LinkedHashMap<>();
    for (Plan.PlannedTenant tenant : given.plan().tenants()) {
      Planner.Part part = now.parts().get(tenant.tenant());
      if (part != null) {
        parts.put(
            tenant.tenant(), planning.planner(tenant.tenant()).carryingOut(part, tenant.list()));
      }
    }
    return new Planned(given, now.environment(), parts);
  }

  /** Tenants of whom only a part was asked for stay closed when nothing is left to do. */
  private List<TenantPlan> work(Planned planned, Problems problems) {
    boolean all = request.only().isEmpty() && !request.has(BuildRequest.Option.CHANGED_ONLY);
    List<TenantPlan> plans =
        planned.parts().values().stream()
            .map(Planner.Part::work)
            .filter(plan -> all || !plan.steps().isEmpty())
            .toList();
    plans.forEach(plan -> problems.addAll(Materializations.check(plan)));
    return plans;
  }

  private List<TenantPlan> plans(
      Loaded loaded, Map<TenantId, Set<String>> selected, Problems problems) {
    if (request.inline().isPresent()) {
      return inline(loaded, request.inline().get(), problems);
    }
    if (request.operation().isPresent()) {
      return Operations.plans(loaded, request.operation().get(), invocation, problems);
    }
    return switch (request.verb()) {
      case DOCS -> documentation.plans(loaded, selected);
      case CLONE -> Clones.plans(loaded, selected);
      case FRESHNESS ->
          loaded.tenants().stream()
              .map(ready -> Operations.freshness(ready.graph(), chosen(selected, ready)))
              .toList();
      case BUILD, RUN, TEST, SEED, SNAPSHOT, COMPILE, RUN_OPERATION -> steps(loaded, selected);
    };
  }

  /** Tenants who share a graph share what follows from a selection in it. */
  private static List<TenantPlan> steps(Loaded loaded, Map<TenantId, Set<String>> selected) {
    record Key(Same graph, Set<String> ids) {}
    Map<Key, List<Step>> known = new HashMap<>();
    return loaded.tenants().stream()
        .map(
            ready ->
                new TenantPlan(
                    ready.graph(),
                    known.computeIfAbsent(
                        new Key(new Same(ready.graph().graph()), chosen(selected, ready)),
                        key ->
                            TenantPlan.of(ready.graph(), key.ids, TenantPlan.TestGates.NONE)
                                .steps())))
        .toList();
  }

  private static Set<String> chosen(Map<TenantId, Set<String>> selected, Loaded.Ready tenant) {
    return selected.getOrDefault(tenant.id(), Set.of());
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
      Loaded loaded,
      List<TenantPlan> plans,
      Optional<Planned> planned,
      List<Problem> warnings,
      Ledger ledger,
      OpenTenants opener) {
    RunId id = begun.runId();
    ledger.startRun(record(loaded));
    RunResult result;
    try {
      ledger.recordTerms(id, terms(loaded));
      planned.ifPresent(
          plan ->
              ledger.begin(id, plan.file().id(), plan.logic(), plan.environment(), plan.tried()));
      result = carryOut(loaded, plans, planned, warnings, ledger, opener);
    } catch (RuntimeException | Error e) {
      enterEnd(RunState.FAILED, ledger).forEach(e::addSuppressed);
      throw e;
    }
    List<Problem> unentered =
        enterEnd(LedgerRuns.state(result.outcome()), ledger).stream()
            .flatMap(failure -> failure.problems().stream())
            .toList();
    return result.with(unentered);
  }

  /** Why the end could not be entered, if so: the run was what it was. */
  private List<ProblemException> enterEnd(RunState state, Ledger ledger) {
    try {
      ledger.finishRun(begun.runId(), state, invocation.clock().instant());
      return List.of();
    } catch (ProblemException e) {
      return List.of(e);
    }
  }

  private RunResult carryOut(
      Loaded loaded,
      List<TenantPlan> plans,
      Optional<Planned> planned,
      List<Problem> warnings,
      Ledger ledger,
      OpenTenants opener) {
    Budgets budget = opener.budget();
    Map<TenantId, Loaded.Ready> ready = opener.tenants();
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
    planned.ifPresent(this::tellLeft);
    RunRecorder recorder =
        new RunRecorder(
            listener,
            ledger,
            id,
            ready,
            (folder, outcome) -> writeArtifacts(loaded, folder, outcome),
            loaded,
            invocation,
            planned,
            request.verb());
    List<TenantOutcome> outcomes;
    Execution.Handle handle =
        Execution.of(
            plans,
            plan -> builder(ready, plan),
            opener,
            new Execution.Bounds(
                budget.threads(),
                budget.openDatabases(),
                budget.memoryBytes(),
                request.has(BuildRequest.Option.FAIL_FAST)
                    ? FleetRun.OnFailure.STOP
                    : FleetRun.OnFailure.GO_ON),
            new Execution.Target(
                loaded.targetPath(),
                loaded.fleet().isPlain() ? Execution.Layout.PROJECT : Execution.Layout.FLEET),
            extent(),
            marks(loaded, ledger),
            recorder,
            begun.invoked().clock());
    try (Cancellation.Registration _ = cancellation.onRequest(handle::cancel)) {
      outcomes = handle.run();
    }
    return result(loaded, outcomes, recorder, warnings);
  }

  private RunRecord record(Loaded loaded) {
    return RunRecord.starting(begun.runId(), ledgerRequest(loaded), begun.at());
  }

  private RunTerms terms(Loaded loaded) {
    return new RunTerms(
        isMarked(loaded) ? RunTerms.Marking.MARKED : RunTerms.Marking.UNMARKED,
        request.options().stream().map(BuildRequest.Option::code).toList(),
        resumed.map(Resumed::root));
  }

  /** Without a fleet nobody asked for a table in the database; who resumes goes on as it was. */
  private boolean isMarked(Loaded loaded) {
    return resumed
        .map(earlier -> earlier.markers() != Marks.Earlier.NONE)
        .orElse(!loaded.fleet().isPlain() || invocation.strictness() == Strictness.STRICT);
  }

  private Optional<Marks> marks(Loaded loaded, Ledger ledger) {
    if (!isMarked(loaded)) {
      return Optional.empty();
    }
    String own = resumed.map(Resumed::root).orElse(begun.runId()).value();
    return Optional.of(
        new Marks(
            own,
            resumed.map(Resumed::markers).orElse(Marks.Earlier.NONE),
            run -> !run.equals(own) && ledger.isOver(new RunId(run), begun.at())));
  }

  private void tellLeft(Planned planned) {
    if (planned.left() > 0) {
      listener.on(
          new RunEvent.Note(
              invocation.clock().instant(),
              Optional.empty(),
              String.format(
                  Locale.ROOT,
                  "%,d steps are left out: unchanged (--changed-only)",
                  planned.left())));
    }
  }

  private Execution.Extent extent() {
    return switch (request.verb()) {
      case COMPILE, DOCS -> Execution.Extent.COMPILE;
      case CLONE -> Execution.Extent.CLONE;
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

  private RunResult.Outcome outcome(
      List<TenantResult> tenants, List<Problem> refused, List<Problem> unwritten) {
    if (cancellation.isRequested()) {
      return RunResult.Outcome.INTERRUPTED;
    }
    if (!unwritten.isEmpty() || tenants.stream().anyMatch(TenantResult::failed)) {
      return RunResult.Outcome.FAILED;
    }
    return refused.isEmpty() ? RunResult.Outcome.DONE : RunResult.Outcome.REFUSED;
  }

  private RunResult result(
      Loaded loaded, List<TenantOutcome> outcomes, RunRecorder recorder, List<Problem> warnings) {
    List<TenantResult> tenants = new ArrayList<>(recorder.results(outcomes));
    loaded.invalid().forEach((tenant, problem) -> tenants.add(recorder.invalid(tenant, problem)));
    Map<TenantId, SequencedMap<String, String>> labels = new LinkedHashMap<>();
    tenants.forEach(tenant -> labels.put(tenant.tenant(), tenant.labels()));
    List<Problem> tooEmpty =
        EmptyInputs.check(loaded.fleet().policies().emptyInputs(), outcomes, labels);
    List<Problem> documented =
        request.verb() == BuildRequest.Verb.DOCS ? documentation.site(loaded) : List.of();
    RunResult.Outcome outcome = outcome(tenants, tooEmpty, documented);
    listener.on(new RunEvent.RunFinished(invocation.clock().instant(), outcome));
    List<Problem> problems = new ArrayList<>(warnings);
    problems.addAll(loaded.further());
    problems.addAll(tooEmpty);
    recorder.trouble().ifPresent(problems::add);
    problems.addAll(documented);
    return new RunResult(
        begun.runId().value(),
        request.verb(),
        loaded.name(),
        loaded.shape(),
        RunCall.of(record(loaded)),
        loaded.fleet().root(),
        begun.at(),
        Duration.between(begun.at(), invocation.clock().instant()),
        outcome,
        tenants,
        problems,
        Optional.of(loaded.targetPath()));
  }

  private void writeArtifacts(Loaded loaded, Path folder, TenantOutcome outcome) {
    Instant now = invocation.clock().instant();
    boolean docs = request.verb() == BuildRequest.Verb.DOCS;
    boolean kept =
        request.has(BuildRequest.Option.NO_COMPILE)
            && Files.isRegularFile(folder.resolve("manifest.json"));
    // For hundreds of tenants that would be as many megabytes with every run; they ask for it.
    boolean wanted =
        loaded.fleet().isPlain() || docs || request.verb() == BuildRequest.Verb.COMPILE;
    if (wanted && !kept) {
      ManifestFile.write(folder, loaded.project(), outcome.plan().graph(), outcome.steps(), now);
    }
    if (request.verb() == BuildRequest.Verb.FRESHNESS) {
      SourcesFile.write(folder, outcome, now);
      return;
    }
    documentation.write(folder, outcome, now);
    if (!request.has(BuildRequest.Option.NO_COMPILE)) {
      writeResults(folder, outcome, now);
    }
  }

  private void writeResults(Path folder, TenantOutcome outcome, Instant now) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("which", request.verb().which());
    arguments.put("select", request.selection().select());
    arguments.put("exclude", request.selection().exclude());
    arguments.put("full_refresh", request.has(BuildRequest.Option.FULL_REFRESH));
    request.selection().selector().ifPresent(name -> arguments.put("selector", name));
    arguments.put("store_failures", request.has(BuildRequest.Option.STORE_FAILURES));
    arguments.put("fail_fast", request.has(BuildRequest.Option.FAIL_FAST));
    arguments.put("invocation_command", "atoll " + String.join(" ", invocation.arguments()));
    RunResultsFile.write(folder, outcome, arguments, now);
  }

  private RunRecord.Request ledgerRequest(Loaded loaded) {
    return new RunRecord.Request(
        request.verb().command(),
        invocation.arguments(),
        loaded.name(),
        loaded.fleet().isPlain() ? "plain" : "fleet",
        loaded.environment(),
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
