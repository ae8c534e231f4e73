package dev.atoll.core.pipeline;

import dev.atoll.core.compile.ConfigRenderer;
import dev.atoll.core.compile.GraphBuilder;
import dev.atoll.core.compile.TenantGraph;
import dev.atoll.core.compile.TenantInputs;
import dev.atoll.core.dbt.DbtFilters;
import dev.atoll.core.dbt.Notes;
import dev.atoll.core.parse.ProjectParser;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.resolve.CommandLineVars;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.core.resolve.FleetCodes;
import dev.atoll.core.resolve.FleetReader;
import dev.atoll.core.resolve.FleetResolver;
import dev.atoll.core.resolve.LedgerTarget;
import dev.atoll.core.resolve.ResolveRequest;
import dev.atoll.core.resolve.ResolvedFleet;
import dev.atoll.core.resolve.SecretUse;
import dev.atoll.core.resolve.SharedTarget;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.core.resolve.TenantChoice;
import dev.atoll.core.session.Namespaces;
import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import dev.atoll.domain.Severity;
import dev.atoll.domain.TenantId;
import dev.atoll.engine.SharedDatabase;
import dev.atoll.jinja.Syntax;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fleet, the project and the profile, and makes every tenant's graph. Touches nothing.
 *
 * <p>Longer than most files: it is the order in which all that is read depends on the rest, and in
 * which mistakes stop a tenant or everybody.
 */
final class Loader {
  private final Invocation invocation;
  private final TenantInputs.Invoked invoked;
  private final SequencedMap<String, Object> flags;
  private final NotesFor notes;
  private final Severity ofExpiry;
  private final Problems problems = new Problems();

  /** What is wrong with single tenants; told as well when something stops everybody. */
  private final List<Problem> ofTenants = new ArrayList<>();

  private @Nullable Readings readings;

  /** What could be read, whatever came of it afterwards. */
  record Readings(
      Project project, ResolvedFleet resolved, SequencedMap<String, Setting> projectVars) {}

  /** Where what one tenant's templates say goes. */
  @FunctionalInterface
  interface NotesFor {
    Notes of(TenantId tenant);
  }

  Loader(
      Invocation invocation,
      TenantInputs.Invoked invoked,
      SequencedMap<String, Object> flags,
      NotesFor notes) {
    this(invocation, invoked, flags, notes, Severity.WARNING);
  }

  /**
   * @param ofExpiry how bad an overlay is whose time is over
   */
  Loader(
      Invocation invocation,
      TenantInputs.Invoked invoked,
      SequencedMap<String, Object> flags,
      NotesFor notes,
      Severity ofExpiry) {
    this.ofExpiry = ofExpiry;
    this.invocation = invocation;
    this.invoked = invoked;
    this.flags = flags;
    this.notes = notes;
  }

  /**
   * Everything, checked.
   *
   * @throws ProblemException all errors that concern the fleet or the project as a whole
   */
  Loaded load(SecretUse secrets) {
    return reading(
        secrets,
        (read, renderer, parser, workers) ->
            tenants(
                read.resolved().fleet(),
                read.project(),
                read.resolved(),
                renderer,
                parser,
                workers));
  }

  /**
   * Settings alone: no graph is made.
   *
   * @throws ProblemException all errors that concern the fleet or the project as a whole
   */
  Readings read(SecretUse secrets) {
    return reading(secrets, (read, renderer, parser, workers) -> read);
  }

  /** Where artifacts lie, read from no more than the project needs to be found. */
  Path targetPath() {
    Fleet fleet = FleetReader.read(invocation.start(), problems).orElseThrow(this::stopped);
    Optional<Path> asked = askedTargetPath();
    if (asked.isPresent()) {
      return base(fleet).resolve(asked.get());
    }
    ConfigRenderer renderer = new ConfigRenderer(Map.of(), invocation.environment());
    Project project =
        new ProjectParser(DbtFilters.withDbtFilters(Syntax.JINJA), renderer::text, Runnable::run)
            .parse(fleet.project(), fleet.root(), problems)
            .orElseThrow(this::stopped);
    return targetPath(fleet, project);
  }

  /** What is done with what was read. */
  private interface Use<R> {
    R with(Readings read, ConfigRenderer renderer, ProjectParser parser, ExecutorService workers);
  }

  private <R> R reading(SecretUse secrets, Use<R> use) {
    Fleet fleet = FleetReader.read(invocation.start(), problems).orElseThrow(this::stopped);
    SequencedMap<String, @Nullable Object> vars =
        invocation
            .vars()
            .map(text -> CommandLineVars.read(text, problems))
            .orElseGet(() -> Ordered.map(Map.of()));
    ConfigRenderer renderer = new ConfigRenderer(vars, invocation.environment());
    try (ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      ProjectParser parser =
          new ProjectParser(DbtFilters.withDbtFilters(Syntax.JINJA), renderer::text, workers);
      Project project =
          parser.parse(fleet.project(), fleet.root(), problems).orElseThrow(this::stopped);
      ResolvedFleet resolved = resolve(fleet, project, vars, secrets);
      ofTenants.addAll(resolved.tenantProblems());
      Readings read = new Readings(project, resolved, projectVars(project));
      readings = read;
      stopOnErrors();
      return use.with(read, renderer, parser, workers);
    }
  }

  /** What {@link #load} had read when it returned or threw. */
  Optional<Readings> readings() {
    return Optional.ofNullable(readings);
  }

  private ResolvedFleet resolve(
      Fleet fleet,
      Project project,
      SequencedMap<String, @Nullable Object> vars,
      SecretUse secrets) {
    SequencedMap<String, Setting> projectVars = projectVars(project);
    problems.addAll(fleet.contract().differencesFrom(projectVars));
    return FleetResolver.resolve(
        fleet,
        new ResolveRequest(
            invocation.target(),
            vars,
            choice(invocation),
            invocation.environment(),
            projectVars,
            secrets),
        problems);
  }

  /** A run for nobody would be green; whoever names a disabled tenant is warned instead. */
  private Optional<Problem> nobody(ResolvedFleet resolved) {
    boolean some = !resolved.tenants().isEmpty() || !resolved.invalid().isEmpty();
    if (some || !invocation.tenants().ids().isEmpty()) {
      return Optional.empty();
    }
    Problem problem =
        Problem.error(
            FleetCodes.NOTHING_SELECTED,
            "no tenant is enabled",
            "the list of tenants or a layer switches off all that are selected",
            "set 'enabled: true' for those that are to run");
    return Optional.of(
        resolved.disabled().stream()
            .findFirst()
            .flatMap(tenant -> tenant.enabled().origin().place())
            .map(problem::at)
            .orElse(problem));
  }

  /** Which tenants the command line names. */
  static TenantChoice choice(Invocation invocation) {
    TenantSelection asked = invocation.tenants();
    List<String> where = new ArrayList<>();
    asked.where().forEach((label, values) -> where.add(label + "=" + String.join(",", values)));
    return new TenantChoice(asked.ids(), where, asked.first());
  }

  /** Variables of the root and its packages; maps below a package's name belong to that package. */
  static SequencedMap<String, Setting> projectVars(Project project) {
    SequencedMap<String, Setting> vars = new LinkedHashMap<>();
    for (PackageSource source : project.packages()) {
      for (YamlEntry entry : source.file().vars().entries()) {
        boolean ofPackage =
            entry.value() instanceof YamlMap && project.findPackage(entry.key()).isPresent();
        if (ofPackage) {
          ((YamlMap) entry.value()).entries().forEach(own -> put(vars, own));
        } else {
          put(vars, entry);
        }
      }
    }
    return vars;
  }

  private static void put(SequencedMap<String, Setting> vars, YamlEntry entry) {
    vars.putIfAbsent(
        entry.key(),
        new Setting(entry.value().toJava(), Origin.of("project", entry.value().place())));
  }

  private Loaded tenants(
      Fleet fleet,
      Project project,
      ResolvedFleet resolved,
      ConfigRenderer renderer,
      ProjectParser parser,
      ExecutorService workers) {
    nobody(resolved).ifPresent(problems::add);
    Targets targets = new Targets(invocation, fleet, project, renderer, problems);
    SequencedMap<Tenant, Targets.Found> places = new LinkedHashMap<>();
    for (Tenant tenant : resolved.tenants()) {
      targets.of(tenant).ifPresent(found -> places.put(tenant, found));
    }
    stopOnErrors();
    if (!fleet.isPlain()) {
      EngineRoutes.check(resolved, places, targets, problems);
      stopOnErrors();
    }
    OverlaidTenants overlaid =
        new OverlaidTenants(
            fleet,
            project,
            parser,
            LocalDate.ofInstant(invocation.clock().instant(), ZoneOffset.UTC),
            ofExpiry);
    Builders builders = new Builders(project, parser, invocation.sharing(), problems);
    places.values().forEach(found -> builders.base(found.engine()));
    stopOnErrors();
    SequencedMap<TenantId, Problem> invalid = new LinkedHashMap<>();
    resolved.tenantProblems().stream()
        .filter(Problem::isError)
        .forEach(problem -> problem.tenants().forEach(id -> invalid.putIfAbsent(id, problem)));
    List<Loaded.Ready> ready = graphs(fleet, places, builders, overlaid, invalid, workers);
    stopOnErrors();
    if (ready.isEmpty() && !invalid.isEmpty()) {
      // Nobody is left to run for, so this is no trouble of single tenants.
      throw stopped();
    }
    Namespaces namespaces =
        namespaces(fleet, project, resolved, renderer, places, builders, overlaid, ready, workers);
    problems.addAll(namespaces.collisions());
    problems.addAll(SourcesBehindViews.of(fleet, ready, invocation.environment()));
    stopOnErrors();
    List<Problem> warnings = new ArrayList<>(problems.sorted());
    resolved.tenantProblems().stream().filter(problem -> !problem.isError()).forEach(warnings::add);
    return new Loaded(
        fleet,
        project,
        resolved,
        ready,
        invalid,
        ofTenants.stream()
            .filter(problem -> problem.isError() && !invalid.containsValue(problem))
            .toList(),
        shared(resolved, targets),
        namespaces,
        warnings,
        targetPath(fleet, project));
  }

  /** What is wrong with tenants that are not selected is left to those who select them. */
  private Namespaces namespaces(
      Fleet fleet,
      Project project,
      ResolvedFleet resolved,
      ConfigRenderer renderer,
      SequencedMap<Tenant, Targets.Found> places,
      Builders builders,
      OverlaidTenants overlaid,
      List<Loaded.Ready> ready,
      ExecutorService workers) {
    Targets others = new Targets(invocation, fleet, project, renderer, new Problems());
    TenantInputsMaker inputs =
        new TenantInputsMaker(fleet, invocation, invoked, flags, tenant -> Notes.SILENT);
    LedgerApart ledger = new LedgerApart(ledger(fleet));
    Namespaces all =
        new FleetNamespaces(resolved, invocation.workingDir(), ledger)
            .of(
                ready,
                places,
                others,
                (tenant, found) -> {
                  GraphBuilder builder =
                      overlaid.of(tenant).hasErrors()
                          ? builders.base(found.engine())
                          : builders.of(found.engine(), tenant, overlaid.of(tenant));
                  return workers.submit(() -> builder.known(inputs.of(tenant, found)));
                });
    problems.addAll(ledger.problems());
    return all;
  }

  /** A variable that is not set here matters to those who open the ledger, and to nobody else. */
  private Optional<LedgerTarget> ledger(Fleet fleet) {
    Problems own = new Problems();
    Optional<LedgerTarget> ledger =
        LedgerPlaces.shared(fleet, invocation, SecretUse.LEAVE_OUT, own);
    own.sorted().stream()
        .filter(problem -> !problem.code().equals(FleetCodes.EMPTY_PLACEHOLDER))
        .forEach(problems::add);
    return ledger;
  }

  private Path targetPath(Fleet fleet, Project project) {
    return base(fleet)
        .resolve(askedTargetPath().orElse(Path.of(project.root().file().paths().target())));
  }

  private static Path base(Fleet fleet) {
    return fleet.isPlain() ? fleet.project() : fleet.root();
  }

  private Optional<Path> askedTargetPath() {
    return invocation
        .location()
        .targetPath()
        .or(
            () ->
                Optional.ofNullable(invocation.environment().get("DBT_TARGET_PATH")).map(Path::of));
  }

  private static Map<String, List<SharedDatabase>> shared(ResolvedFleet resolved, Targets targets) {
    Map<String, List<SharedDatabase>> shared = new TreeMap<>();
    for (SharedTarget entry : resolved.shared()) {
      targets
          .shared(entry.engine())
          .ifPresent(
              target ->
                  shared
                      .computeIfAbsent(target.type(), type -> new ArrayList<>())
                      .add(
                          new SharedDatabase(
                              entry.name(), target.text("path").orElse(entry.name()))));
    }
    return shared;
  }

  private List<Loaded.Ready> graphs(
      Fleet fleet,
      SequencedMap<Tenant, Targets.Found> places,
      Builders builders,
      OverlaidTenants overlaid,
      SequencedMap<TenantId, Problem> invalid,
      ExecutorService workers) {
    TenantInputsMaker inputs = new TenantInputsMaker(fleet, invocation, invoked, flags, notes);
    record Building(Tenant tenant, Future<Built> graph) {}
    List<Building> building = new ArrayList<>();
    places.forEach(
        (tenant, found) -> {
          if (!overlaid.of(tenant).hasErrors()) {
            GraphBuilder builder = builders.of(found.engine(), tenant, overlaid.of(tenant));
            building.add(
                new Building(
                    tenant, workers.submit(() -> built(builder, found, inputs.of(tenant, found)))));
          }
        });
    List<Loaded.Ready> ready = new ArrayList<>();
    List<Problem> found = new ArrayList<>(overlaid.problems(List.copyOf(places.keySet())));
    for (Building one : building) {
      Built built = Waiting.on(one.graph);
      built.problems.forEach(problem -> found.add(problem.forTenants(List.of(one.tenant.id()))));
      built.graph.ifPresent(
          graph ->
              ready.add(
                  new Loaded.Ready(
                      one.tenant,
                      built.found.engine(),
                      built.found.target(),
                      built.builder,
                      overlaid.of(one.tenant).hash(),
                      graph)));
    }
    ofTenants.addAll(TenantProblems.sort(found, places.size(), problems, invalid));
    return ready;
  }

  private record Built(
      GraphBuilder builder,
      Targets.Found found,
      Optional<TenantGraph> graph,
      List<Problem> problems) {}

  private static Built built(GraphBuilder builder, Targets.Found found, TenantInputs inputs) {
    Problems own = new Problems();
    Optional<TenantGraph> graph = builder.build(inputs, own);
    return new Built(builder, found, graph, own.sorted());
  }

  private void stopOnErrors() {
    if (problems.hasErrors()) {
      throw stopped();
    }
  }

  private ProblemException stopped() {
    Problems all = new Problems();
    all.addAll(problems.sorted());
    all.addAll(ofTenants);
    return new ProblemException(all.sorted());
  }
}
