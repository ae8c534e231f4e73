package dev.atoll.core.plan;

import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.TenantGraph;
import dev.atoll.core.ledger.NodeState;
import dev.atoll.core.ledger.TenantState;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Same;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes each tenant's part of a plan: what its selected nodes would be built from, compared with
 * what the ledger knows. One planner serves all tenants of one engine; safe for use by several
 * threads.
 */
public final class Planner {
  private final Forms forms;
  private final Places places = new Places();
  private final Ask ask;
  private final String overlays;
  private final Map<Object, PlannedStep> steps = new ConcurrentHashMap<>();
  private final Map<Object, List<Step>> works = new ConcurrentHashMap<>();
  private final Map<List<Same>, StepList> shared = new ConcurrentHashMap<>();
  private final Map<String, StepList> lists = new ConcurrentHashMap<>();

  /**
   * What a plan is asked for.
   *
   * @param gates whether tests hold back what reads the tested nodes
   * @param refresh whether everything is rebuilt from nothing
   * @param keepsViews whether the engine can replace a table under the views that read it
   */
  public record Ask(
      TenantPlan.TestGates gates, Plan.Scope scope, Refresh refresh, Replacing keepsViews) {}

  /** {@code --full-refresh}. */
  public enum Refresh {
    AS_IT_IS,
    FROM_NOTHING
  }

  /** What becomes of views when a table that they read is rebuilt. */
  public enum Replacing {
    KEEPS_VIEWS,
    DROPS_VIEWS
  }

  /**
   * Prepares the planning of tenants with the same overlays.
   *
   * @param overlays hash of what the files of the overlays say; empty without overlays
   */
  public Planner(Forms forms, String overlays, Ask ask) {
    this.forms = forms;
    this.overlays = overlays.isEmpty() ? "" : Digest.of("overlays").text(overlays).hex();
    this.ask = ask;
  }

  /**
   * One tenant's part.
   *
   * @param work the steps that run, in their order
   * @param states what the ledger is to know once each of them has succeeded
   * @param before what it knew when the plan was made
   * @param home the tenant's own place
   */
  public record Part(
      Plan.PlannedTenant planned,
      TenantPlan work,
      SequencedMap<String, NodeState> states,
      TenantState before,
      String home) {

    /** Whether something is left out. */
    public boolean leavesSome() {
      return planned.list().running() < planned.list().steps().size();
    }
  }

  /** A tenant's own place, as the ledger knows it. */
  public static String home(TenantGraph graph) {
    return Places.home(graph);
  }

  /** Whether a node can be a step of a plan; ephemeral models and what is never built cannot. */
  public static boolean isPlanned(Node node) {
    return Decisions.isBuilt(node);
  }

  /**
   * Plans a tenant.
   *
   * @param selected ids of nodes
   * @param state what the ledger knows
   * @param run the run that would carry it out, for the ledger
   * @param missing by node id, those whose relations are known not to exist, or may not
   */
  public Part part(
      TenantGraph graph,
      Set<String> selected,
      TenantState state,
      String run,
      Map<String, String> missing) {
    SequencedMap<String, NodeForm> formed = forms.of(graph);
    Map<String, String> where = places.of(graph);
    TenantPlan all = steps(graph, selected);
    SequencedSet<String> chosen = new LinkedHashSet<>();
    all.steps().forEach(step -> chosen.add(step.id()));
    SequencedMap<String, Decision> decisions =
        new Decisions(
                formed,
                new Decisions.Now(
                    state, where, Places.home(graph), chosen, ask.refresh, ask.keepsViews, missing))
            .all();
    List<PlannedStep> planned = new ArrayList<>();
    for (String id : chosen) {
      NodeForm form = formed.get(id);
      if (form != null) {
        planned.add(step(form, decisions.getOrDefault(id, Decision.of(StepReason.UNCHANGED))));
      }
    }
    return new Part(
        new Plan.PlannedTenant(
            graph.tenant().id(),
            list(planned),
            settings(planned),
            Places.all(graph, chosen),
            overlays),
        work(graph, all, planned),
        states(planned, where, run),
        state,
        Places.home(graph));
  }

  private TenantPlan work(TenantGraph graph, TenantPlan all, List<PlannedStep> planned) {
    Set<String> running = new LinkedHashSet<>();
    planned.stream().filter(PlannedStep::runs).forEach(step -> running.add(step.node()));
    return running.size() == all.steps().size() ? all : steps(graph, running);
  }

  /** Tenants who share a graph share what follows from a selection in it. */
  private TenantPlan steps(TenantGraph graph, Set<String> ids) {
    record Key(Same graph, Set<String> ids) {}
    return new TenantPlan(
        graph,
        works.computeIfAbsent(
            new Key(new Same(graph.graph()), ids),
            key -> TenantPlan.of(graph, ids, ask.gates).steps()));
  }

  /** A part that carries out exactly what another plan said of the same tenant. */
  public Part carryingOut(Part part, StepList said) {
    Set<String> running = new LinkedHashSet<>();
    said.steps().stream().filter(PlannedStep::runs).forEach(step -> running.add(step.node()));
    Plan.PlannedTenant now = part.planned();
    return new Part(
        new Plan.PlannedTenant(now.tenant(), said, now.settings(), now.place(), now.overlays()),
        steps(part.work().graph(), running),
        part.states(),
        part.before(),
        part.home());
  }

  private PlannedStep step(NodeForm form, Decision decision) {
    record Key(Same form, Decision decision) {}
    return steps.computeIfAbsent(new Key(new Same(form), decision), key -> made(form, decision));
  }

  private PlannedStep made(NodeForm form, Decision decision) {
    Node node = form.node();
    boolean left =
        ask.scope == Plan.Scope.CHANGED_ONLY
            && decision.reason().effect() == StepReason.Effect.MAY_BE_LEFT_OUT;
    return new PlannedStep(
        node.id(),
        node.shownName(),
        node.type().word(),
        node instanceof Node.UnitTest ? "" : node.config().materialized(),
        left ? PlannedStep.Action.LEAVE : PlannedStep.Action.RUN,
        decision,
        form.unknownBecause(),
        form.fingerprint(),
        form.reads());
  }

  /** Tenants with the same steps share one list. */
  private StepList list(List<PlannedStep> planned) {
    // Steps are shared, so that comparing them as objects finds those with the same.
    return shared.computeIfAbsent(
        planned.stream().map(Same::new).toList(),
        key -> {
          StepList made = StepList.of(planned);
          StepList known = lists.putIfAbsent(made.hash(), made);
          return known == null ? made : known;
        });
  }

  private static String settings(List<PlannedStep> planned) {
    SequencedSet<String> settings = new LinkedHashSet<>();
    planned.forEach(step -> settings.add(step.fingerprint().settings()));
    return Digest.of("settings").texts(settings).hex();
  }

  private static SequencedMap<String, NodeState> states(
      List<PlannedStep> planned, Map<String, String> where, String run) {
    SequencedMap<String, NodeState> states = new LinkedHashMap<>();
    for (PlannedStep step : planned) {
      Fingerprint fingerprint = step.fingerprint();
      states.put(
          step.node(),
          new NodeState(
              NodeState.End.SUCCEEDED,
              run,
              fingerprint.code(),
              fingerprint.config(),
              fingerprint.settings(),
              fingerprint.upstream(),
              fingerprint.sql().orElse(""),
              where.getOrDefault(step.node(), "")));
    }
    return Ordered.map(states);
  }
}
