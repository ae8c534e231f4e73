package dev.atoll.core.pipeline;

import dev.atoll.core.ledger.Environment;
import dev.atoll.core.ledger.Ledger;
import dev.atoll.core.ledger.TenantState;
import dev.atoll.core.plan.Forms;
import dev.atoll.core.plan.Plan;
import dev.atoll.core.plan.PlanFile;
import dev.atoll.core.plan.Planner;
import dev.atoll.core.plan.Release;
import dev.atoll.core.plan.TenantPlan;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import dev.atoll.engine.Capability;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes the plan of a verb for all tenants that were loaded. Only catalogs are looked at. */
final class Planning {
  private final Invocation invocation;
  private final BuildRequest request;
  private final Loaded loaded;
  private final String run;
  private final Map<TenantId, Planner> planners = new HashMap<>();

  /**
   * Prepares a plan.
   *
   * @param run id of the run that may carry it out
   */
  Planning(Invocation invocation, BuildRequest request, Loaded loaded, String run) {
    this.invocation = invocation;
    this.request = request;
    this.loaded = loaded;
    this.run = run;
  }

  /** Whether a verb makes a plan at all. */
  static boolean isPlanned(BuildRequest.Verb verb) {
    return switch (verb) {
      case BUILD, RUN, TEST, SEED, SNAPSHOT -> true;
      case COMPILE, FRESHNESS, RUN_OPERATION, DOCS, CLONE -> false;
    };
  }

  /** Tests hold back what reads the tested nodes in a build only. */
  static TenantPlan.TestGates gates(BuildRequest.Verb verb) {
    return verb == BuildRequest.Verb.BUILD
        ? TenantPlan.TestGates.DOWNSTREAM
        : TenantPlan.TestGates.NONE;
  }

  /**
   * The plan.
   *
   * @param selected ids of the chosen nodes, by tenant; a tenant that is missing has nothing to do
   */
  Planned plan(Map<TenantId, Set<String>> selected) {
    Environment environment = new Environment(loaded.name(), loaded.environment());
    Map<TenantId, TenantState> states = states(environment);
    SequencedMap<TenantId, Planner.Part> parts = new LinkedHashMap<>();
    List<Loaded.Ready> tenants =
        loaded.tenants().stream().filter(tenant -> selected.containsKey(tenant.id())).toList();
    assignPlanners(tenants);
    try (ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      each(tenants, workers, tenant -> part(tenant, selected, states, Map.of()), parts);
      List<Loaded.Ready> leaving =
          tenants.stream().filter(tenant -> leavesSome(parts.get(tenant.id()))).toList();
      if (!leaving.isEmpty()) {
        // Only where something would be left out does it matter whether it is still there.
        Catalogs catalogs = new Catalogs(Budgets.of(invocation, loaded, leaving.size()));
        each(
            leaving,
            workers,
            tenant -> part(tenant, selected, states, catalogs.missing(tenant)),
            parts);
      }
    }
    return new Planned(PlanFile.of(plan(environment, parts)), environment, parts);
  }

  private static boolean leavesSome(Planner.@org.jspecify.annotations.Nullable Part part) {
    return part != null && part.leavesSome();
  }

  private interface Work {
    Planner.Part of(Loaded.Ready tenant);
  }

  private static void each(
      List<Loaded.Ready> tenants,
      ExecutorService workers,
      Work work,
      Map<TenantId, Planner.Part> parts) {
    Map<TenantId, Future<Planner.Part>> making = new LinkedHashMap<>();
    tenants.forEach(tenant -> making.put(tenant.id(), workers.submit(() -> work.of(tenant))));
    making.forEach((tenant, part) -> parts.put(tenant, Waiting.on(part)));
  }

  private Planner.Part part(
      Loaded.Ready tenant,
      Map<TenantId, Set<String>> selected,
      Map<TenantId, TenantState> states,
      Map<String, String> missing) {
    return planner(tenant.id())
        .part(
            tenant.graph(),
            selected.getOrDefault(tenant.id(), Set.of()),
            states.getOrDefault(tenant.id(), TenantState.EMPTY),
            run,
            missing);
  }

  /** Who planned a tenant. */
  Planner planner(TenantId tenant) {
    return Optional.ofNullable(planners.get(tenant))
        .orElseThrow(() -> new IllegalStateException("not planned: " + tenant));
  }

  /** Tenants of one builder share a planner, and with it all that they have in common. */
  private void assignPlanners(List<Loaded.Ready> tenants) {
    List<Loaded.Ready> first = new ArrayList<>();
    for (Loaded.Ready tenant : tenants) {
      Optional<Loaded.Ready> known =
          first.stream().filter(other -> other.builder() == tenant.builder()).findFirst();
      planners.put(tenant.id(), known.isPresent() ? planner(known.get().id()) : newPlanner(tenant));
      if (known.isEmpty()) {
        first.add(tenant);
      }
    }
  }

  private Planner newPlanner(Loaded.Ready tenant) {
    boolean replaces = tenant.engine().capabilities().contains(Capability.REPLACE_TABLE);
    return new Planner(
        new Forms(tenant.builder(), tenant.graph().scopes().macros()),
        tenant.overlays(),
        new Planner.Ask(
            gates(request.verb()),
            scope(),
            request.has(BuildRequest.Option.FULL_REFRESH)
                ? Planner.Refresh.FROM_NOTHING
                : Planner.Refresh.AS_IT_IS,
            replaces ? Planner.Replacing.KEEPS_VIEWS : Planner.Replacing.DROPS_VIEWS));
  }

  private Plan.Scope scope() {
    return request.has(BuildRequest.Option.CHANGED_ONLY) ? Plan.Scope.CHANGED_ONLY : Plan.Scope.ALL;
  }

  private Map<TenantId, TenantState> states(Environment environment) {
    Optional<Ledger> ledger = Ledger.openExisting(LedgerPlaces.of(loaded.fleet(), invocation));
    if (ledger.isEmpty()) {
      return Map.of();
    }
    try (Ledger open = ledger.get()) {
      return open.states(environment);
    }
  }

  private Plan plan(Environment environment, Map<TenantId, Planner.Part> parts) {
    List<String> options = new ArrayList<>();
    request.options().stream()
        .filter(option -> option != BuildRequest.Option.CHANGED_ONLY)
        .map(option -> option.name().toLowerCase(Locale.ROOT))
        .sorted()
        .forEach(options::add);
    List<Plan.InvalidTenant> invalid = new ArrayList<>();
    loaded.invalid().forEach((tenant, problem) -> invalid.add(invalid(tenant, problem)));
    return new Plan(
        new Plan.Header(
            environment.fleet(),
            environment.name(),
            request.verb().command(),
            said(request.selection()),
            options,
            scope(),
            Release.of(loaded.project())),
        parts.values().stream().map(Planner.Part::planned).toList(),
        invalid);
  }

  private static Plan.InvalidTenant invalid(TenantId tenant, Problem problem) {
    return new Plan.InvalidTenant(tenant, problem.code(), problem.message());
  }

  /** What a command said of nodes, by option; empty when it said nothing. */
  static SequencedMap<String, List<String>> said(Selection selection) {
    SequencedMap<String, List<String>> said = new LinkedHashMap<>();
    add(said, "select", selection.select());
    add(said, "exclude", selection.exclude());
    add(said, "resource_type", selection.resourceTypes());
    add(said, "exclude_resource_type", selection.excludedResourceTypes());
    add(said, "selector", selection.selector().stream().toList());
    if (selection.indirect() != Selection.IndirectSelection.EAGER) {
      add(
          said,
          "indirect_selection",
          List.of(selection.indirect().name().toLowerCase(Locale.ROOT)));
    }
    return said;
  }

  private static void add(Map<String, List<String>> said, String option, List<String> values) {
    if (!values.isEmpty()) {
      said.put(option, values);
    }
  }
}
