package dev.atoll.core.resolve;

import dev.atoll.domain.Nearest;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Decides every setting of every tenant. All tenants are resolved whatever is selected, since
 * routes are checked over all; secrets are read for the selected ones only.
 */
public final class FleetResolver {
  private static final String DEFAULT_ENVIRONMENT = "dev";

  private final Fleet fleet;
  private final ResolveRequest request;
  private final Problems problems;
  private final SecretCommands commands;

  private FleetResolver(Fleet fleet, ResolveRequest request, Problems problems) {
    this.fleet = fleet;
    this.request = request;
    this.problems = problems;
    this.commands =
        new SecretCommands(fleet.root(), request.processEnvironment(), System::nanoTime);
  }

  /**
   * Resolves the selected tenants.
   *
   * @param problems gets what concerns the fleet as a whole, which must stop everything; what
   *     concerns single tenants is in the result
   */
  public static ResolvedFleet resolve(Fleet fleet, ResolveRequest request, Problems problems) {
    return new FleetResolver(fleet, request, problems).resolve();
  }

  /**
   * The ledger that all who run a fleet share; empty when it has none of its own, or with Problems.
   */
  public static Optional<LedgerTarget> ledger(
      Fleet fleet, ResolveRequest request, Problems problems) {
    if (fleet.ledger().isEmpty()) {
      return Optional.empty();
    }
    FleetResolver resolver = new FleetResolver(fleet, request, problems);
    Set<String> labels = new LinkedHashSet<>();
    fleet.tenants().forEach(entry -> labels.addAll(entry.labels().keySet()));
    Problems environmentProblems = new Problems();
    Optional<String> environment = resolver.environment(environmentProblems);
    problems.addAll(environmentProblems.sorted());
    return new LedgerReader(problems)
        .fill(fleet.ledger().get(), resolver.placeholders(environment, labels, request.secrets()));
  }

  private ResolvedFleet resolve() {
    Problems environmentProblems = new Problems();
    Optional<String> environment = environment(environmentProblems);
    problems.addAll(environmentProblems.sorted());
    if (environmentProblems.hasErrors()) {
      return nothing(environment);
    }
    LayerFiles files = new LayerFiles(fleet.root());
    LayerChains chains = new LayerChains(fleet, files, request.projectVars());
    Set<String> labelNames = new LinkedHashSet<>(files.labelNames(fleet.layers()));
    fleet.tenants().forEach(entry -> labelNames.addAll(entry.labels().keySet()));
    checkPolicies(labelNames);
    Placeholders common = placeholders(environment, labelNames, SecretUse.LEAVE_OUT);
    SequencedMap<TenantId, LayerChains.Chain> chained = new LinkedHashMap<>();
    List<Placeholders> meanings = new ArrayList<>();
    for (TenantEntry entry : fleet.tenants()) {
      LayerChains.Chain chain =
          chains.chain(entry, common.of(entry.id()).withLabels(entry.labels()));
      chained.put(entry.id(), chain);
      meanings.add(common.of(entry.id()).withLabels(chain.labels()));
    }
    problems.addAll(chains.unreached(meanings));
    return settle(chained, common);
  }

  private void checkPolicies(Set<String> labelNames) {
    fleet
        .policies()
        .emptyInputs()
        .ifPresent(
            policy ->
                policy.by().stream()
                    .filter(label -> !labelNames.contains(label))
                    .forEach(
                        label ->
                            problems.add(
                                Problem.error(
                                    FleetCodes.BAD_POLICY,
                                    policy.place(),
                                    "no tenant has the label '" + label + "' of empty_inputs",
                                    "tenants are counted by it",
                                    Nearest.suggestion(
                                        label, labelNames, "name a label of the tenants")))));
  }

  private ResolvedFleet settle(
      SequencedMap<TenantId, LayerChains.Chain> chained, Placeholders common) {
    Set<TenantId> chosen = choose(chained);
    VariableValues variables = new VariableValues(fleet, request.projectVars());
    EngineTargets engines = new EngineTargets(fleet);
    TenantSettings settings =
        new TenantSettings(
            variables,
            engines,
            variables.commandLine(request.vars(), problems),
            request.target(),
            fleet.overlays());
    List<SharedTarget> shared = engines.shared(common.with(secrets(request.secrets())), problems);
    fetch(chained, chosen, common, settings);
    Problems ofTenants = new Problems();
    List<Tenant> all = new ArrayList<>();
    Set<TenantId> invalid = new LinkedHashSet<>();
    for (LayerChains.Chain chain : chained.values()) {
      TenantId id = chain.entry().id();
      SecretUse use = needsSecrets(chain, chosen) ? request.secrets() : SecretUse.LEAVE_OUT;
      Placeholders placeholders = common.of(id).withLabels(chain.labels()).with(secrets(use));
      Problems own = new Problems();
      Optional<Tenant> tenant = settings.settle(chain, placeholders, own);
      tenant.ifPresent(all::add);
      if (chosen.contains(id)) {
        own.sorted().forEach(problem -> ofTenants.add(problem.forTenants(List.of(id))));
        if (own.hasErrors()) {
          invalid.add(id);
        }
      }
    }
    checkRoutes(all, shared);
    List<Tenant> selected =
        all.stream()
            .filter(tenant -> chosen.contains(tenant.id()) && !invalid.contains(tenant.id()))
            .toList();
    warnOfDisabled(selected);
    return new ResolvedFleet(
        fleet,
        common.environment(),
        all,
        selected.stream().filter(Tenant::isEnabled).toList(),
        selected.stream().filter(tenant -> !tenant.isEnabled()).toList(),
        shared,
        Ordered.set(invalid),
        ofTenants.sorted());
  }

  private static boolean needsSecrets(LayerChains.Chain chain, Set<TenantId> chosen) {
    return chosen.contains(chain.entry().id())
        && Boolean.TRUE.equals(TenantSettings.enabled(chain).value());
  }

  /** Runs the commands of all tenants side by side, before one tenant after another is settled. */
  private void fetch(
      SequencedMap<TenantId, LayerChains.Chain> chained,
      Set<TenantId> chosen,
      Placeholders common,
      TenantSettings settings) {
    Secrets secrets = secrets(request.secrets());
    if (request.secrets() == SecretUse.LEAVE_OUT || !secrets.hasCommands()) {
      return;
    }
    List<SecretCommands.Call> calls = new ArrayList<>();
    for (LayerChains.Chain chain : chained.values()) {
      if (needsSecrets(chain, chosen)) {
        Placeholders placeholders =
            common.of(chain.entry().id()).withLabels(chain.labels()).with(secrets);
        settings.announce(chain, placeholders, calls::add);
      }
    }
    commands.fetch(calls);
  }

  private ResolvedFleet nothing(Optional<String> environment) {
    return new ResolvedFleet(
        fleet,
        environment,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Ordered.set(List.of()),
        List.of());
  }

  private Optional<String> environment(Problems found) {
    if (fleet.isPlain()) {
      return request.target();
    }
    Set<String> names = fleet.environments().names();
    Optional<String> target = request.target();
    if (target.isPresent() && !names.isEmpty() && !names.contains(target.get())) {
      found.add(
          Problem.error(
              FleetCodes.UNKNOWN_ENVIRONMENT,
              "there is no environment '" + target.get() + "'",
              "--target names it; fleet.yml declares " + String.join(", ", names),
              Nearest.suggestion(target.get(), names, "declare it under 'environments'")));
    }
    target
        .flatMap(TenantId::objectionTo)
        .ifPresent(
            objection ->
                found.add(
                    Problem.error(
                        FleetCodes.UNKNOWN_ENVIRONMENT,
                        "environment '" + target.orElse("") + "' " + objection,
                        "--target names it, and it becomes part of names and paths",
                        "give a plain name")));
    return target.or(() -> fleet.environments().standard()).or(() -> standard(names));
  }

  /** Without any section every name is an environment, and one must be meant by none. */
  private static Optional<String> standard(Set<String> names) {
    return names.isEmpty() ? Optional.of(DEFAULT_ENVIRONMENT) : Optional.empty();
  }

  private Placeholders placeholders(
      Optional<String> environment, Set<String> labelNames, SecretUse use) {
    return new Placeholders(
        Optional.empty(),
        environment,
        Ordered.map(Map.<String, Setting>of()),
        Ordered.set(labelNames),
        request.processEnvironment(),
        secrets(use));
  }

  private Secrets secrets(SecretUse use) {
    return new Secrets(fleet.root(), fleet.secrets(), use, commands);
  }

  private Set<TenantId> choose(SequencedMap<TenantId, LayerChains.Chain> chained) {
    SequencedMap<TenantId, SequencedMap<String, Setting>> labels = new LinkedHashMap<>();
    Set<TenantId> disabled = new LinkedHashSet<>();
    chained.forEach(
        (id, chain) -> {
          labels.put(id, chain.labels());
          if (!Boolean.TRUE.equals(TenantSettings.enabled(chain).value())) {
            disabled.add(id);
          }
        });
    return new TenantFilter(labels, problems).choose(request.choice(), disabled);
  }

  private void checkRoutes(List<Tenant> tenants, List<SharedTarget> shared) {
    if (fleet.isPlain()) {
      return;
    }
    RouteClaims claims = new RouteClaims(fleet.root());
    List<RouteClaim> all = new ArrayList<>();
    tenants.forEach(tenant -> claims.of(tenant).ifPresent(all::add));
    tenants.forEach(tenant -> claims.export(tenant).ifPresent(all::add));
    ExportFolders.check(fleet, tenants, problems);
    for (SharedTarget target : shared) {
      SharedSpec spec = fleet.shared().get(target.name());
      if (spec != null) {
        claims.of(target, spec.place()).ifPresent(all::add);
      }
    }
    Routes.check(all, problems);
  }

  private void warnOfDisabled(List<Tenant> selected) {
    selected.stream()
        .filter(tenant -> !tenant.isEnabled())
        .filter(tenant -> request.choice().tenants().contains(tenant.id().value()))
        .forEach(
            tenant ->
                problems.add(
                    Problem.warning(
                            FleetCodes.NOTHING_SELECTED,
                            tenant.enabled().origin().place().orElse(tenant.place()),
                            "a tenant that is named is not enabled, and does not run",
                            "",
                            "set 'enabled: true' to run it")
                        .forTenants(List.of(tenant.id()))));
  }
}
