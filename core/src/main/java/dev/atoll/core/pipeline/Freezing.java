package dev.atoll.core.pipeline;

import dev.atoll.core.compile.GraphBuilder;
import dev.atoll.core.compile.Node;
import dev.atoll.core.execute.RefusedPlaces;
import dev.atoll.core.freeze.Contents;
import dev.atoll.core.freeze.FrozenNode;
import dev.atoll.core.freeze.FrozenTenant;
import dev.atoll.core.freeze.IgnoredColumns;
import dev.atoll.core.plan.Fingerprint;
import dev.atoll.core.plan.Forms;
import dev.atoll.core.plan.NodeForm;
import dev.atoll.core.plan.TenantPlan;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.session.Lease;
import dev.atoll.core.session.SecretTexts;
import dev.atoll.core.session.TenantSession;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Sha256;
import dev.atoll.domain.TenantId;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Relation;
import dev.atoll.engine.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads what stands in the databases of tenants, each under its own lease and guard. Makes nothing,
 * not even a database file that is missing.
 */
final class Freezing {
  private static final int HASH_CHARACTERS = 24;

  private final Invocation invocation;
  private final Loaded loaded;
  private final IgnoredColumns ignored;
  private final Cancellation cancellation;
  private final Problems problems;
  private final Map<GraphBuilder, Forms> forms = new ConcurrentHashMap<>();

  /**
   * Prepares the reading.
   *
   * @param problems gets what cannot be read
   */
  Freezing(
      Invocation invocation,
      Loaded loaded,
      IgnoredColumns ignored,
      Cancellation cancellation,
      Problems problems) {
    this.invocation = invocation;
    this.loaded = loaded;
    this.ignored = ignored;
    this.cancellation = cancellation;
    this.problems = problems;
  }

  /**
   * Nodes of one tenant.
   *
   * @param hashed by node id, the columns that the hash of the rows shall be about
   */
  record Wanted(List<Node> nodes, Map<String, Set<String>> hashed) {}

  /** The types of nodes that leave relations with data of their own. */
  static Set<ResourceType> types(FreezeRequest.Sources sources) {
    Set<ResourceType> types =
        EnumSet.of(ResourceType.MODEL, ResourceType.SEED, ResourceType.SNAPSHOT);
    if (sources == FreezeRequest.Sources.INCLUDED) {
      types.add(ResourceType.SOURCE);
    }
    return types;
  }

  /** Those of some nodes that have a relation. */
  static List<Node> withRelation(Loaded.Ready tenant, Set<String> ids) {
    return ids.stream()
        .sorted()
        .map(id -> tenant.graph().graph().node(id))
        .filter(node -> !(node instanceof Node.Model model && model.ephemeral()))
        .filter(node -> tenant.graph().relation(node).isPresent())
        .toList();
  }

  /** Reads the given tenants side by side; those that a stop left unread are missing. */
  List<FrozenTenant> read(SequencedMap<TenantId, Wanted> wanted) {
    Map<TenantId, Loaded.Ready> ready = new LinkedHashMap<>();
    loaded.tenants().stream()
        .filter(tenant -> wanted.containsKey(tenant.id()))
        .forEach(tenant -> ready.put(tenant.id(), tenant));
    Budgets budget = Budgets.of(invocation, loaded, ready.size());
    List<FrozenTenant> read = new ArrayList<>();
    try (OpenTenants opener = new OpenTenants(loaded, ready, budget, invocation.strictness());
        ExecutorService workers =
            Executors.newFixedThreadPool(Math.min(budget.openDatabases(), budget.threads()))) {
      List<Future<Optional<FrozenTenant>>> reading = new ArrayList<>();
      ready.forEach(
          (id, tenant) -> {
            Wanted nodes = wanted.get(id);
            if (nodes != null) {
              reading.add(workers.submit(() -> tenant(tenant, nodes, opener)));
            }
          });
      reading.forEach(tenant -> Waiting.on(tenant).ifPresent(read::add));
    }
    return read;
  }

  private Optional<FrozenTenant> tenant(Loaded.Ready tenant, Wanted wanted, OpenTenants opener) {
    if (cancellation.isRequested()) {
      return Optional.empty();
    }
    SequencedMap<String, FrozenNode.Reading> readings = new LinkedHashMap<>();
    if (isNowhere(tenant)) {
      wanted.nodes.forEach(node -> readings.put(node.id(), new FrozenNode.Absent()));
    } else if (!wanted.nodes.isEmpty()) {
      try {
        readings.putAll(readings(tenant, wanted, opener));
      } catch (EngineException e) {
        return failed(tenant, e.problem());
      } catch (ProblemException e) {
        return failed(tenant, e.problems().getFirst());
      }
    }
    return cancellation.isRequested()
        ? Optional.empty()
        : Optional.of(
            new FrozenTenant(
                tenant.id(),
                tenant.engine().type(),
                frozen(tenant, wanted, readings),
                Optional.empty()));
  }

  private Optional<FrozenTenant> failed(Loaded.Ready tenant, Problem problem) {
    if (cancellation.isRequested()) {
      return Optional.empty();
    }
    problems.add(secrets(tenant).masked(problem).forTenants(List.of(tenant.id())));
    return Optional.of(FrozenTenant.failed(tenant.id(), tenant.engine().type(), problem.code()));
  }

  private static SecretTexts secrets(Loaded.Ready tenant) {
    return tenant.graph().tenant().layers().secrets();
  }

  /** Opening a database file that is not there would make it. */
  private static boolean isNowhere(Loaded.Ready tenant) {
    Optional<Path> file = tenant.engine().route(tenant.target()).flatMap(Route::file);
    return file.isPresent() && !Files.exists(file.get());
  }

  private SequencedMap<String, FrozenNode.Reading> readings(
      Loaded.Ready tenant, Wanted wanted, OpenTenants opener) {
    SequencedMap<String, FrozenNode.Reading> readings = new LinkedHashMap<>();
    Contents contents = new Contents(tenant.engine().dialect(), ignored);
    try (Lease lease = opener.open(new TenantPlan(tenant.graph(), List.of()));
        Cancellation.Registration _ = cancellation.onRequest(lease::cancel)) {
      TenantSession session = lease.session();
      try {
        Catalogs.load(own(tenant, wanted.nodes), session);
        for (Node node : wanted.nodes) {
          readings.put(node.id(), reading(tenant, node, wanted, contents, session));
        }
      } finally {
        lease.release(session);
      }
    }
    return readings;
  }

  /** What a source reads may lie in a database that cannot be looked into. */
  private static List<Relation> own(Loaded.Ready tenant, List<Node> nodes) {
    return nodes.stream()
        .filter(node -> !(node instanceof Node.Source))
        .flatMap(node -> tenant.graph().relation(node).stream())
        .toList();
  }

  private FrozenNode.Reading reading(
      Loaded.Ready tenant, Node node, Wanted wanted, Contents contents, TenantSession session) {
    Problem problem;
    try {
      Optional<Relation> found = session.find(tenant.graph().relation(node).orElseThrow());
      return found.isEmpty()
          ? new FrozenNode.Absent()
          : contents.of(
              found.get(),
              node.shownName(),
              wanted.hashed.getOrDefault(node.id(), Set.of()),
              session);
    } catch (ProblemException e) {
      problem = RefusedPlaces.of(e.problem(), node.facts(), null, session.lastSql());
    } catch (EngineException e) {
      if (!e.kind().isOfStatement()) {
        throw e;
      }
      problem = e.problem().at(node.facts().place());
    }
    problems.add(secrets(tenant).masked(problem).forTenants(List.of(tenant.id())));
    return new FrozenNode.Unread(problem.code());
  }

  private SequencedMap<String, FrozenNode> frozen(
      Loaded.Ready tenant, Wanted wanted, Map<String, FrozenNode.Reading> readings) {
    SequencedMap<String, FrozenNode> nodes = new LinkedHashMap<>();
    Map<String, NodeForm> formed =
        forms
            .computeIfAbsent(
                tenant.builder(), builder -> new Forms(builder, tenant.graph().scopes().macros()))
            .of(tenant.graph());
    for (Node node : wanted.nodes) {
      FrozenNode.Reading reading = readings.get(node.id());
      NodeForm form = formed.get(node.id());
      if (reading != null && form != null) {
        Fingerprint logic = form.fingerprint();
        nodes.put(
            node.id(),
            new FrozenNode(
                node.id(),
                node.shownName(),
                node.type().word(),
                own(logic),
                logic.upstream(),
                reading));
      }
    }
    return nodes;
  }

  private static String own(Fingerprint logic) {
    return Sha256.of(
            String.join(
                "\n", logic.code(), logic.config(), logic.settings(), logic.sql().orElse("")))
        .substring(0, HASH_CHARACTERS);
  }
}
