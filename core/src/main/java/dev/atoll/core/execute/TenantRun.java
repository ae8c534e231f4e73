package dev.atoll.core.execute;

import dev.atoll.core.compile.Node;
import dev.atoll.core.dbt.RelationValue;
import dev.atoll.core.plan.Step;
import dev.atoll.core.plan.TenantPlan;
import dev.atoll.core.session.Lease;
import dev.atoll.core.session.Marker;
import dev.atoll.core.session.MarkerTable;
import dev.atoll.core.session.TenantSession;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Reason;
import dev.atoll.engine.Dialect;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.EngineProblems;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Relation;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One tenant on its way through a run: what waits, what is ready, what has ended. Its bookkeeping
 * is guarded by its own lock; SQL runs outside of it.
 *
 * <p>Longer than most files: the states of a tenant are read best in one place, under one lock.
 */
final class TenantRun {
  /**
   * Something around a tenant's steps failed: a hook of the project, a schema that cannot be made.
   */
  static final String AROUND_FAILED = "A724";

  private final TenantPlan plan;
  private final NodeRunner runner;
  private final RunObserver observer;
  private final Clock clock;
  private final Map<String, Integer> waiting = new HashMap<>();
  private final Map<String, List<Step>> dependents = new HashMap<>();
  private final Map<String, Integer> positions = new HashMap<>();
  private final PriorityQueue<Step> ready;
  private final Map<String, StepOutcome> outcomes = new LinkedHashMap<>();
  private final List<StepOutcome> hookOutcomes = new ArrayList<>();
  private final boolean hooks;
  private final Optional<Marks> marks;
  private final Map<String, Standing> standings = new HashMap<>();
  private final boolean schemas;
  private final boolean looks;
  private @Nullable Lease lease;
  private @Nullable Problem problem;
  private Optional<Catalog> catalog = Optional.empty();
  private TenantOutcome.Inputs inputs = TenantOutcome.Inputs.NONE;
  private Instant started;
  private long begun;
  private int running;
  private boolean stopped;
  private boolean cancelled;

  /**
   * Prepares a tenant.
   *
   * @param extent hooks run only when nodes do
   */
  TenantRun(
      TenantPlan plan,
      NodeRunner runner,
      RunObserver observer,
      Clock clock,
      Execution.Extent extent,
      Optional<Marks> marks) {
    this.plan = plan;
    this.runner = runner;
    this.observer = observer;
    this.clock = clock;
    this.started = clock.instant();
    this.hooks = extent == Execution.Extent.RUN;
    this.marks = marks.filter(all -> hooks);
    this.schemas = hooks || extent == Execution.Extent.CLONE;
    this.looks = extent == Execution.Extent.RUN || extent == Execution.Extent.CALL;
    this.ready =
        new PriorityQueue<>(
            Comparator.comparingInt(Step::depth)
                .reversed()
                .thenComparingInt(step -> positions.getOrDefault(step.id(), 0)));
    for (Step step : plan.steps()) {
      positions.put(step.id(), positions.size() + 1);
      waiting.put(step.id(), step.waitsFor().size());
      step.waitsFor()
          .forEach(id -> dependents.computeIfAbsent(id, key -> new ArrayList<>()).add(step));
    }
  }

  TenantPlan plan() {
    return plan;
  }

  /** Opens the database and does what comes before the first step. */
  void open(Opener opener) {
    started = clock.instant();
    begun = System.nanoTime();
    observer.tenantStarted(plan.graph().tenant().id(), plan.steps().size());
    try {
      Lease opened = opener.open(plan);
      boolean tooLate;
      synchronized (this) {
        lease = opened;
        tooLate = cancelled;
      }
      if (tooLate || !inputsAreThere(opened)) {
        return;
      }
      if (schemas) {
        prepare(opened);
      }
      synchronized (this) {
        plan.steps().stream()
            .filter(step -> !outcomes.containsKey(step.id()))
            .filter(step -> waiting.getOrDefault(step.id(), 0) == 0)
            .forEach(ready::add);
      }
    } catch (ProblemException e) {
      fail(e.problem(), Failures.reason(e.problem()));
    } catch (EngineException e) {
      if (e.kind() == EngineException.Kind.CANCELLED) {
        stop();
      } else {
        fail(e.problem(), e.kind().reason());
      }
    }
  }

  /** Whether the tenant can start; steps that read what it lacks have ended when it can. */
  private boolean inputsAreThere(Lease opened) {
    if (!looks || plan.graph().feeds().isEmpty()) {
      return true;
    }
    TenantSession session = opened.session();
    InputCheck.Found found;
    try {
      found = new InputCheck(plan, runner::name).look(session);
    } finally {
      giveBack(opened, session);
    }
    synchronized (this) {
      inputs = found.inputs();
      if (found.end().isPresent()) {
        fail(found.end().get().problem(), found.end().get().reason());
        return false;
      }
      plan.steps().stream()
          .filter(step -> found.skipped().containsKey(step.id()))
          .forEach(step -> skip(step, found.skipped()));
      return true;
    }
  }

  /** What waits for a step that cannot run and does not read what is missing waits no more. */
  private void skip(Step step, Map<String, String> skipped) {
    String why = skipped.getOrDefault(step.id(), "");
    end(step, StepOutcome.notRun(step.node(), Reason.SOURCE_ABSENT, why, clock.instant()));
    dependents.getOrDefault(step.id(), List.of()).stream()
        .filter(dependent -> !skipped.containsKey(dependent.id()))
        .forEach(dependent -> waiting.merge(dependent.id(), -1, Integer::sum));
  }

  private void prepare(Lease opened) {
    TenantSession session = opened.session();
    try {
      makeSchemas(session);
      marks.ifPresent(wanted -> mark(wanted, session));
      if (hooks) {
        for (Node.Operation hook : plan.graph().onRunStart()) {
          around(hook, session, Map.of());
        }
      }
    } finally {
      opened.release(session);
    }
  }

  /** From here on all commits are marked; what was committed before is taken from the markers. */
  private void mark(Marks wanted, TenantSession session) {
    Lease opened = session.lease();
    List<Marker> found =
        session.beginMarks(
            new MarkerTable(opened.namespace(), opened.dialect()),
            wanted.run(),
            wanted.forgotten());
    if (wanted.earlier() == Marks.Earlier.NONE) {
      return;
    }
    Map<String, List<Marker>> own = new LinkedHashMap<>();
    found.stream()
        .filter(marker -> marker.run().equals(wanted.run()))
        .forEach(
            marker -> own.computeIfAbsent(marker.step(), step -> new ArrayList<>()).add(marker));
    synchronized (this) {
      own.forEach((step, markers) -> standings.put(step, runner.commits().standing(step, markers)));
      for (Step step : plan.steps()) {
        takeOver(step, wanted.earlier(), session);
      }
    }
  }

  private void takeOver(Step step, Marks.Earlier earlier, TenantSession session) {
    if (outcomes.containsKey(step.id())) {
      return;
    }
    switch (standings.getOrDefault(step.id(), new Standing.Unbegun())) {
      case Standing.Done(var rows) -> {
        runner.commits().tidy(step.node(), session);
        end(step, StepOutcome.alreadyDone(step.node(), rows, clock.instant()));
        dependents
            .getOrDefault(step.id(), List.of())
            .forEach(dependent -> waiting.merge(dependent.id(), -1, Integer::sum));
      }
      case Standing.Uncertain(String why) -> {
        if (earlier == Marks.Earlier.KEPT_BUT_UNCERTAIN) {
          standings.remove(step.id());
          session.forgetMarks(step.id());
          return;
        }
        StepOutcome outcome = StepOutcome.uncertain(step.node(), why, clock.instant());
        end(step, outcome);
        settleDependents(step, outcome);
      }
      case Standing.Unbegun _, Standing.Before _, Standing.After _ -> {}
    }
  }

  private Standing standing(Node node) {
    return standings.getOrDefault(node.id(), new Standing.Unbegun());
  }

  /**
   * Makes the schemas the steps write to, and learns what exists in them, one query for each
   * database.
   */
  private void makeSchemas(TenantSession session) {
    Map<String, Set<String>> wanted = new TreeMap<>();
    Map<String, Relation> examples = new HashMap<>();
    for (Step step : plan.steps()) {
      Relation relation = plan.graph().relations().get(step.id());
      boolean writes = !(step.node() instanceof Node.Test) || storesFailures(step.node());
      if (relation != null && writes) {
        String database = relation.database().orElse("");
        wanted.computeIfAbsent(database, key -> new LinkedHashSet<>()).add(relation.schema());
        examples.putIfAbsent(database + "." + relation.schema(), relation);
      }
    }
    marks.ifPresent(
        all -> {
          Namespace own = session.lease().namespace();
          String database =
              wanted.keySet().stream()
                  .filter(name -> name.equalsIgnoreCase(own.database()))
                  .findFirst()
                  .orElse(own.database());
          wanted.computeIfAbsent(database, key -> new LinkedHashSet<>()).add(own.schema());
        });
    wanted.forEach(
        (database, schemas) -> {
          Optional<String> from = database.isEmpty() ? Optional.empty() : Optional.of(database);
          try {
            makeSchemas(session, from, schemas, examples);
          } catch (EngineException e) {
            throw located(e, from);
          }
        });
  }

  private void makeSchemas(
      TenantSession session,
      Optional<String> database,
      Set<String> schemas,
      Map<String, Relation> examples) {
    Dialect dialect = session.lease().dialect();
    List<String> existing = session.schemas(database).stream().map(dialect::fold).toList();
    for (String schema : schemas) {
      if (!existing.contains(dialect.fold(schema))) {
        String example = database.orElse("") + "." + schema;
        try {
          createSchema(examples.getOrDefault(example, Relation.of(schema, "")), session);
        } catch (EngineException refused) {
          throw mayNotMake(schema, database, refused);
        }
      }
    }
    session.loadRelations(database, List.copyOf(schemas));
  }

  /** Logins of a fleet own their schemas and make none, so a new one is the administrator's. */
  private RuntimeException mayNotMake(
      String schema, Optional<String> database, EngineException refused) {
    boolean mayNot =
        refused.kind() == EngineException.Kind.PERMISSION_DENIED
            || refused.kind() == EngineException.Kind.REFUSED_BY_ISOLATION;
    if (!mayNot) {
      return refused;
    }
    Problem told =
        Problem.error(
            EngineProblems.PERMISSION_DENIED,
            "schema " + schema + " does not exist, and the login may not make it",
            refused.getMessage(),
            "in a fleet 'atoll provision' makes it; otherwise make it by hand, or give the login"
                + " the right to");
    return new ProblemException(
        plan.steps().stream()
            .filter(step -> writesTo(step, database) && writesTo(step, schema))
            .findFirst()
            .map(step -> told.at(step.node().facts().place()))
            .orElse(told));
  }

  /** What cannot be done to a database is told at the first node that writes to it. */
  private RuntimeException located(EngineException failure, Optional<String> database) {
    return failure.kind().isOfStatement()
        ? plan.steps().stream()
            .filter(step -> writesTo(step, database))
            .findFirst()
            .<RuntimeException>map(
                step -> new ProblemException(failure.problem().at(step.node().facts().place())))
            .orElse(failure)
        : failure;
  }

  private boolean writesTo(Step step, Optional<String> database) {
    Relation relation = plan.graph().relations().get(step.id());
    return relation != null && relation.database().equals(database);
  }

  private boolean writesTo(Step step, String schema) {
    Relation relation = plan.graph().relations().get(step.id());
    return relation != null && relation.schema().equals(schema);
  }

  private boolean storesFailures(Node node) {
    return EndNames.storesFailures(plan, node);
  }

  private void createSchema(Relation relation, TenantSession session) {
    var scopes = plan.graph().scopes();
    var site = runner.site(plan.steps().getFirst().node(), session);
    var macro = scopes.macros().overridable("create_schema");
    if (macro.isEmpty()) {
      session.createSchema(relation.database(), relation.schema());
      return;
    }
    RelationValue value = RelationValue.of(relation, scopes.quoting(), scopes.dialect());
    try {
      site.scope().bound(macro.get()).call(Arguments.of(value), site.render());
    } catch (ProblemException e) {
      Optional<EngineException> refused = session.failure(e.problem());
      throw refused.isPresent()
          ? refused.get()
          : new ProblemException(RefusedPlaces.at(e.problem(), macro.get().place()));
    }
    session.commit();
  }

  private void around(Node.Operation hook, TenantSession session, Map<String, Value> names) {
    try {
      StepOutcome outcome = runner.hook(hook, session, names, standing(hook));
      synchronized (this) {
        hookOutcomes.add(outcome);
      }
    } catch (ProblemException e) {
      throw new ProblemException(RefusedPlaces.at(e.problem(), hook.facts().place()));
    } catch (EngineException e) {
      if (e.kind() == EngineException.Kind.CANCELLED) {
        throw e;
      }
      throw new ProblemException(hookProblem(hook, e));
    }
  }

  /** What isolation refused keeps its own words, and with them its reason. */
  private static Problem hookProblem(Node.Operation hook, EngineException failure) {
    return switch (failure.kind()) {
      case REFUSED_BY_ISOLATION, CANCELLED -> failure.problem().at(hook.facts().place());
      case SYNTAX,
          MISSING_OBJECT,
          CONSTRAINT,
          LOCKED,
          DISK_FULL,
          PERMISSION_DENIED,
          LOGIN_REFUSED,
          TIMED_OUT,
          CONNECTION_LOST,
          UNAVAILABLE,
          NOT_TRANSACTIONAL,
          TWO_DATABASES,
          UNCERTAIN,
          OTHER ->
          Problem.error(
              AROUND_FAILED,
              hook.facts().place(),
              "the hook " + hook.name() + " failed",
              failure.getMessage(),
              "correct the hook's SQL in dbt_project.yml");
    };
  }

  private synchronized void fail(Problem why, Reason reason) {
    problem = plan.graph().tenant().layers().secrets().masked(why);
    Instant now = clock.instant();
    for (Step step : plan.steps()) {
      if (!outcomes.containsKey(step.id())) {
        end(step, StepOutcome.notRun(step.node(), reason, now));
      }
    }
  }

  /** The next step to begin; empty when none is ready. The caller runs it. */
  synchronized Optional<Step> take() {
    if (stopped) {
      return Optional.empty();
    }
    Step next = ready.poll();
    if (next == null) {
      return Optional.empty();
    }
    running++;
    return Optional.of(next);
  }

  synchronized int running() {
    return running;
  }

  /** Whether nothing is running and nothing can begin any more. */
  synchronized boolean isSettled() {
    return running == 0 && (stopped || ready.isEmpty());
  }

  /** Runs a step that was taken. */
  StepOutcome run(Step step) {
    Lease open = openLease();
    int index = positions.getOrDefault(step.id(), 0);
    observer.stepStarted(plan.graph().tenant().id(), step.node(), index, plan.steps().size());
    StepOutcome outcome = outcome(step, open);
    synchronized (this) {
      running--;
      end(step, outcome);
      settleDependents(step, outcome);
    }
    return outcome;
  }

  private StepOutcome outcome(Step step, Lease open) {
    TenantSession session;
    try {
      session = open.session();
    } catch (EngineException unreachable) {
      return runner.unreachable(step.node(), unreachable);
    } catch (ProblemException unreachable) {
      return runner.unreachable(step.node(), unreachable);
    }
    try {
      StepOutcome outcome = runner.run(step.node(), session, standing(step.node()));
      giveBack(open, session);
      return outcome;
    } catch (RuntimeException | Error bug) {
      open.discard(session);
      throw bug;
    }
  }

  private static void giveBack(Lease open, TenantSession session) {
    try {
      open.release(session);
    } catch (EngineException broken) {
      // The step's own outcome says what happened; a session that cannot roll back is not used
      // again.
      open.discard(session);
    }
  }

  private synchronized Lease openLease() {
    if (lease == null) {
      throw new IllegalStateException("not open: " + plan.graph().tenant().id());
    }
    return lease;
  }

  private void end(Step step, StepOutcome outcome) {
    outcomes.put(step.id(), outcome);
    observer.stepFinished(
        plan.graph().tenant().id(),
        outcome,
        positions.getOrDefault(step.id(), 0),
        plan.steps().size());
  }

  private void settleDependents(Step step, StepOutcome outcome) {
    for (Step dependent : dependents.getOrDefault(step.id(), List.of())) {
      if (outcomes.containsKey(dependent.id())) {
        continue;
      }
      if (!outcome.letsOthersBegin()) {
        StepOutcome skipped =
            StepOutcome.notRun(dependent.node(), outcome.reasonOfDependents(), clock.instant());
        end(dependent, skipped);
        settleDependents(dependent, skipped);
      } else if (waiting.merge(dependent.id(), -1, Integer::sum) == 0) {
        ready.add(dependent);
      }
    }
  }

  /** Lets no further step begin. */
  synchronized void stop() {
    stopped = true;
  }

  /** Stops running statements; from any thread. */
  void cancel() {
    Lease open;
    synchronized (this) {
      stopped = true;
      cancelled = true;
      open = lease;
    }
    if (open != null) {
      open.cancel();
    }
  }

  /**
   * Does what comes after the last step, closes the database, and says how the tenant ended.
   *
   * @param unbegun the reason of steps that never began
   */
  TenantOutcome close(Reason unbegun) {
    synchronized (this) {
      for (Step step : plan.steps()) {
        if (!outcomes.containsKey(step.id())) {
          end(step, StepOutcome.notRun(step.node(), unbegun, clock.instant()));
        }
      }
    }
    long statements = 0;
    Lease open;
    synchronized (this) {
      open = lease;
    }
    if (open != null) {
      closeLease(open);
      statements = open.statements();
    }
    TenantOutcome outcome = outcome(statements);
    observer.tenantFinished(outcome.with(catalog));
    return outcome;
  }

  private void closeLease(Lease open) {
    try {
      if (hooks && !stopped && problem == null && !plan.graph().onRunEnd().isEmpty()) {
        runEndHooks(open);
      }
      if (!stopped && problem == null && plan.documented().isPresent()) {
        readCatalog(open, plan.documented().get());
      }
    } catch (ProblemException e) {
      synchronized (this) {
        problem = e.problem();
      }
    } catch (EngineException e) {
      if (e.kind() != EngineException.Kind.CANCELLED) {
        synchronized (this) {
          problem = e.problem();
        }
      }
    } finally {
      open.close();
    }
  }

  /** What does not compile is not documented, as in dbt. */
  private void readCatalog(Lease open, Collection<String> documented) {
    if (!outcomes.values().stream().allMatch(StepOutcome::letsOthersBegin)) {
      return;
    }
    TenantSession session = open.session();
    try {
      Catalog read = runner.catalog(documented, session);
      catalog = Optional.of(read);
      read.errors().stream().findFirst().ifPresent(error -> problem = error);
    } finally {
      giveBack(open, session);
    }
  }

  private void runEndHooks(Lease open) {
    TenantSession session = open.session();
    try {
      Map<String, Value> names = EndNames.of(plan, List.copyOf(outcomes.values()));
      for (Node.Operation hook : plan.graph().onRunEnd()) {
        around(hook, session, names);
      }
    } finally {
      giveBack(open, session);
    }
  }

  private synchronized TenantOutcome outcome(long statements) {
    return new TenantOutcome(
        plan,
        Optional.ofNullable(problem),
        List.copyOf(outcomes.values()),
        hookOutcomes,
        started,
        begun == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - begun),
        statements,
        inputs);
  }
}
