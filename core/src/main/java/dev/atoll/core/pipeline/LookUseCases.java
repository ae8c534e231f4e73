package dev.atoll.core.pipeline;

import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.TenantGraph;
import dev.atoll.core.execute.ManifestFile;
import dev.atoll.core.resolve.EngineTarget;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.core.resolve.FleetReader;
import dev.atoll.core.resolve.FleetResolver;
import dev.atoll.core.resolve.ResolveRequest;
import dev.atoll.core.resolve.ResolvedFleet;
import dev.atoll.core.resolve.SecretUse;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.core.resolve.TenantEntry;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.TenantId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What only reads files: {@code ls}, {@code parse}, {@code tenants}. */
final class LookUseCases {
  private final Invocation invocation;

  LookUseCases(Invocation invocation) {
    this.invocation = invocation;
  }

  private Loaded load(String which) {
    return new Loader(
            invocation,
            Started.of(invocation).invoked(),
            Flags.of(which),
            tenant -> new ListenerNotes(RunListener.NONE, tenant, invocation.clock()))
        .load(SecretUse.LEAVE_OUT);
  }

  /** The nodes a selection hits for any of the selected tenants. */
  NodeListing list(Selection selection) {
    Loaded loaded = load("list");
    Choices choices = Choices.of(selection, Choices.listed(selection), loaded, invocation);
    Problems problems = new Problems();
    problems.addAll(loaded.warnings());
    Map<String, NodeListing.Entry> entries = new LinkedHashMap<>();
    for (Loaded.Ready tenant : loaded.tenants()) {
      for (String id : choices.in(tenant, problems)) {
        entries.computeIfAbsent(id, key -> entry(tenant.graph(), key));
      }
    }
    stopOnErrors(problems);
    problems.addAll(loaded.ofTenants());
    return new NodeListing(inOrder(entries), problems.sorted());
  }

  /** As dbt lists them: by unique id, so by resource type first. */
  private static List<NodeListing.Entry> inOrder(Map<String, NodeListing.Entry> entries) {
    return entries.values().stream()
        .sorted(java.util.Comparator.comparing(NodeListing.Entry::uniqueId))
        .toList();
  }

  private static NodeListing.Entry entry(TenantGraph graph, String id) {
    Node node = graph.graph().node(id);
    Map<String, @Nullable Object> dict = graph.dict(node);
    SequencedMap<String, @Nullable Object> attributes = new LinkedHashMap<>();
    for (String key :
        List.of(
            "name",
            "resource_type",
            "package_name",
            "original_file_path",
            "unique_id",
            "alias",
            "config",
            "tags",
            "depends_on",
            "source_name")) {
      if (dict.containsKey(key)) {
        attributes.put(key, dict.get(key));
      }
    }
    if (attributes.get("depends_on") instanceof Map<?, ?> known) {
      Map<String, @Nullable Object> dependsOn = new LinkedHashMap<>();
      known.forEach((key, value) -> dependsOn.put(String.valueOf(key), value));
      dependsOn.put("macros", graph.macrosOf(id));
      attributes.put("depends_on", dependsOn);
    }
    String fqn = String.join(".", node.facts().fqn());
    String selector =
        switch (node) {
          case Node.Source source -> "source:" + sourceName(node);
          case Node.Exposure exposure ->
              "exposure:" + exposure.facts().packageName() + "." + exposure.name();
          case Node.UnitTest test -> "unit_test:" + test.facts().packageName() + "." + test.name();
          default -> fqn;
        };
    return new NodeListing.Entry(
        node.id(),
        node instanceof Node.Source source
            ? source.sourceName() + "." + source.name()
            : node.shownName(),
        node.type().word(),
        selector,
        node.facts().originalPath(),
        attributes);
  }

  private static String sourceName(Node node) {
    return node instanceof Node.Source source
        ? source.facts().packageName() + "." + source.sourceName() + "." + source.name()
        : node.name();
  }

  /** The tenants there are, also those whose own files are wrong. */
  Set<TenantId> known() {
    Set<TenantId> known = new LinkedHashSet<>();
    TenantListing listing = tenants();
    listing.entries().forEach(entry -> known.add(entry.tenant()));
    // Those whose own files are wrong are no entries, but they are there.
    listing.warnings().stream()
        .filter(Problem::isError)
        .forEach(problem -> known.addAll(problem.tenants()));
    return known;
  }

  /** Reads everything and counts it. */
  ParseReport parse() {
    Loaded loaded = load("parse");
    List<Problem> warnings = new ArrayList<>(loaded.warnings());
    Set<Problem> ofTenants = new LinkedHashSet<>(loaded.resolved().tenantProblems());
    ofTenants.addAll(loaded.invalid().values());
    ofTenants.addAll(loaded.further());
    if (ofTenants.stream().anyMatch(Problem::isError)) {
      throw new ProblemException(List.copyOf(ofTenants));
    }
    Optional<Path> manifest = Optional.empty();
    for (Loaded.Ready tenant : loaded.tenants()) {
      Path folder =
          loaded.fleet().isPlain()
              ? loaded.targetPath()
              : loaded.targetPath().resolve("tenants").resolve(tenant.id().value());
      ManifestFile.write(folder, loaded.project(), tenant.graph(), invocation.clock().instant());
      manifest = manifest.or(() -> Optional.of(folder.resolve("manifest.json")));
    }
    return new ParseReport(
        loaded.project().name(),
        RunUseCase.found(loaded),
        loaded.tenants().size(),
        manifest,
        warnings);
  }

  /** The selected tenants with their routes, whether they run or not; the project is not read. */
  TenantListing tenants() {
    Problems problems = new Problems();
    Optional<Fleet> fleet = FleetReader.read(invocation.start(), problems);
    stopOnErrors(problems);
    ResolvedFleet resolved =
        FleetResolver.resolve(
            fleet.orElseThrow(() -> new ProblemException(problems.sorted())).withoutProject(),
            new ResolveRequest(
                invocation.target(),
                Ordered.map(Map.of()),
                Loader.choice(invocation),
                invocation.environment(),
                Ordered.map(Map.of()),
                SecretUse.LEAVE_OUT),
            problems);
    stopOnErrors(problems);
    List<Problem> warnings = new ArrayList<>(problems.sorted());
    warnings.addAll(resolved.tenantProblems());
    return new TenantListing(
        resolved.fleet().name(), resolved.environment().orElse(""), entries(resolved), warnings);
  }

  /** In the fleet's order; of a tenant whose route is not known there are the list's labels. */
  private static List<TenantListing.Entry> entries(ResolvedFleet resolved) {
    Map<TenantId, Tenant> known = new LinkedHashMap<>();
    resolved.all().forEach(tenant -> known.put(tenant.id(), tenant));
    Map<TenantId, TenantListing.Turn> turns = new LinkedHashMap<>();
    resolved.tenants().forEach(tenant -> turns.put(tenant.id(), TenantListing.Turn.RUNS));
    resolved.disabled().forEach(tenant -> turns.put(tenant.id(), TenantListing.Turn.DISABLED));
    resolved.invalid().forEach(id -> turns.put(id, TenantListing.Turn.INVALID));
    List<TenantListing.Entry> entries = new ArrayList<>();
    for (TenantEntry declared : resolved.fleet().tenants()) {
      TenantListing.Turn turn = turns.get(declared.id());
      if (turn != null) {
        entries.add(entry(declared, Optional.ofNullable(known.get(declared.id())), turn, resolved));
      }
    }
    return entries;
  }

  private static TenantListing.Entry entry(
      TenantEntry declared,
      Optional<Tenant> tenant,
      TenantListing.Turn turn,
      ResolvedFleet resolved) {
    TenantId id = declared.id();
    return new TenantListing.Entry(
        id,
        RunUseCase.labels(tenant.map(Tenant::labels).orElse(declared.labels())),
        tenant.map(LookUseCases::engine).orElse(""),
        tenant.map(found -> route(found, resolved.fleet().root())).orElse(""),
        turn,
        resolved.tenantProblems().stream()
            .filter(problem -> problem.isError() && problem.tenants().contains(id))
            .findFirst()
            .map(problem -> problem.forTenants(List.of(id))));
  }

  private static String engine(Tenant tenant) {
    return switch (tenant.engine()) {
      case EngineTarget.Direct direct -> direct.engine();
      case EngineTarget.FromProfile profile -> profile.profile().orElse("profile");
    };
  }

  static String route(Tenant tenant, Path root) {
    List<String> parts = new ArrayList<>();
    if (tenant.engine() instanceof EngineTarget.Direct direct) {
      var path = direct.settings().get("path");
      if (path != null && path.value() != null) {
        Path file = Path.of(String.valueOf(path.value()));
        parts.add((file.startsWith(root) ? root.relativize(file) : file).toString());
      }
    }
    tenant.database().ifPresent(database -> parts.add("database " + database.value()));
    tenant.schema().ifPresent(schema -> parts.add("schema " + schema.value()));
    return String.join(", ", parts);
  }

  private static void stopOnErrors(Problems problems) {
    if (problems.hasErrors()) {
      throw new ProblemException(problems.sorted());
    }
  }
}
