package dev.atoll.core.pipeline;

import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.TenantGraph;
import dev.atoll.core.session.Lease;
import dev.atoll.core.session.StatementCheck;
import dev.atoll.core.session.TenantSession;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.TenantId;
import dev.atoll.engine.Access;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Relation;
import dev.atoll.engine.RelationKind;
import dev.atoll.engine.Route;
import dev.atoll.engine.Server;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Relations in tenants' own schemas that no node of the project makes any more. One look at the
 * catalog for each tenant. A schema is looked at only where nothing but the tenant's nodes lies in
 * it, as far as its project says.
 */
final class UnmadeRelations {
  /** What dbt and Atoll make while they build, and take away again. */
  private static final String PASSING = "__dbt_";

  private static final String PUBLIC = "public";
  private static final List<String> OWN = List.of("atoll_", "_atoll", "__atoll");

  /** What was found for one tenant. */
  record Found(List<OrphanReport.Unmade> unmade, List<OrphanReport.PassedOver> passedOver) {
    static final Found NOTHING = new Found(List.of(), List.of());
  }

  private final FleetClaims claims;
  private final Loaded loaded;
  private final Budgets budget;
  private final OrphanSearches searches;
  private final Problems problems;
  private final UsedNames used;

  UnmadeRelations(
      Invocation invocation,
      Loaded loaded,
      FleetClaims claims,
      OrphanSearches searches,
      Problems problems) {
    this.loaded = loaded;
    this.claims = claims;
    this.searches = searches;
    this.problems = problems;
    this.budget = Budgets.of(invocation, loaded, loaded.tenants().size());
    this.used = UsedNames.of(loaded.project());
  }

  /** Those of all selected tenants, in their order. */
  Found find() {
    List<OrphanReport.Unmade> unmade = new ArrayList<>();
    List<OrphanReport.PassedOver> passedOver = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(budget.openDatabases())) {
      List<Future<Found>> looks = new ArrayList<>();
      for (Loaded.Ready tenant : loaded.tenants()) {
        if (claims.isSettled(tenant.id()) && !searches.isDown(tenant)) {
          looks.add(workers.submit(() -> look(tenant)));
        }
      }
      for (Future<Found> look : looks) {
        Found found = Waiting.on(look);
        unmade.addAll(found.unmade);
        passedOver.addAll(found.passedOver);
      }
    }
    return new Found(unmade, passedOver);
  }

  private Found look(Loaded.Ready tenant) {
    Optional<Route> route = tenant.engine().route(tenant.target());
    boolean anything =
        route.isPresent() && route.get().file().map(Files::exists).orElse(Boolean.TRUE);
    if (!anything) {
      return Found.NOTHING;
    }
    Places places = new Places(tenant);
    if (places.own.isEmpty()) {
      return new Found(List.of(), places.passedOver(tenant.id()));
    }
    try (Lease lease =
        new Lease(
            tenant.engine(),
            tenant
                .engine()
                .open(
                    Targets.current(tenant.tenant(), tenant.target()),
                    new Access.ReadOnly(),
                    budget.limits(tenant)),
            StatementCheck.NONE)) {
      TenantSession session = lease.session();
      try {
        return new Found(unmade(tenant, places, session), places.passedOver(tenant.id()));
      } finally {
        lease.release(session);
      }
    } catch (EngineException refused) {
      problems.add(refused.problem().forTenants(List.of(tenant.id())));
      return Found.NOTHING;
    } catch (ProblemException noSecret) {
      noSecret
          .problems()
          .forEach(problem -> problems.add(problem.forTenants(List.of(tenant.id()))));
      return Found.NOTHING;
    }
  }

  private List<OrphanReport.Unmade> unmade(
      Loaded.Ready tenant, Places places, TenantSession session) {
    Map<String, List<String>> schemas = new LinkedHashMap<>();
    places.own.forEach(
        namespace ->
            schemas
                .computeIfAbsent(namespace.database(), database -> new ArrayList<>())
                .add(namespace.schema()));
    schemas.forEach((database, names) -> session.loadRelations(Optional.of(database), names));
    List<OrphanReport.Unmade> unmade = new ArrayList<>();
    for (Namespace namespace : places.own) {
      session.list(Optional.of(namespace.database()), namespace.schema()).stream()
          .filter(relation -> !places.isKnown(relation) && !isPassing(relation))
          .filter(relation -> !used.contains(relation.identifier()))
          .sorted(Comparator.comparing(Relation::identifier))
          .forEach(relation -> unmade.add(shown(tenant, namespace, relation)));
    }
    return unmade;
  }

  private static boolean isPassing(Relation relation) {
    String name = fold(relation.identifier());
    return name.contains(PASSING) || OWN.stream().anyMatch(name::startsWith);
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static OrphanReport.Unmade shown(
      Loaded.Ready tenant, Namespace namespace, Relation relation) {
    RelationKind kind = relation.kind().orElse(RelationKind.TABLE);
    String word =
        switch (kind) {
          case VIEW -> "view";
          case MATERIALIZED_VIEW -> "materialized view";
          case TABLE, EXTERNAL, FUNCTION, CTE, EPHEMERAL, POINTER_TABLE -> "table";
        };
    Relation named = Relation.of(namespace.database(), namespace.schema(), relation.identifier());
    return new OrphanReport.Unmade(
        tenant.id(),
        namespace.schema(),
        relation.identifier(),
        kind.dbtName(),
        new OrphanReport.Removal(
            where(tenant, namespace),
            "drop " + word + " " + named.render(tenant.engine().dialect())));
  }

  private static Optional<String> where(Loaded.Ready tenant, Namespace namespace) {
    return tenant
        .engine()
        .server(tenant.target())
        .map(Server::name)
        .map(server -> server + "/" + namespace.database())
        .or(
            () ->
                tenant
                    .engine()
                    .route(tenant.target())
                    .flatMap(Route::file)
                    .map(file -> file.toString()));
  }

  /** A tenant's schemas, and what is known to lie in them in any environment. */
  private final class Places {
    private final Set<Namespace> own = new LinkedHashSet<>();
    private final Set<String> mixed = new TreeSet<>();
    private final Set<String> known = new TreeSet<>();
    private final Namespace standard;

    Places(Loaded.Ready tenant) {
      standard = tenant.engine().namespace(tenant.target());
      Set<Namespace> foreign = new LinkedHashSet<>();
      for (Loaded environment : claims.environments()) {
        environment.tenants().stream()
            .filter(same -> same.id().equals(tenant.id()))
            .forEach(same -> learn(same.graph(), foreign));
      }
      made(tenant.graph())
          .forEach(
              namespace -> {
                if (foreign.contains(fold(namespace)) || isEverybodys(tenant, namespace)) {
                  mixed.add(namespace.schema());
                } else if (namespace.database().equalsIgnoreCase(standard.database())) {
                  own.add(namespace);
                }
              });
    }

    /** On a server, what lies in the schema that all databases have may be anybody's. */
    private static boolean isEverybodys(Loaded.Ready tenant, Namespace namespace) {
      return tenant.engine().server(tenant.target()).isPresent()
          && namespace.schema().equalsIgnoreCase(PUBLIC);
    }

    private static Namespace fold(Namespace namespace) {
      return new Namespace(
          UnmadeRelations.fold(namespace.database()), UnmadeRelations.fold(namespace.schema()));
    }

    private Namespace namespace(Relation relation) {
      return new Namespace(relation.database().orElse(standard.database()), relation.schema());
    }

    /** Where sources lie, or what all share, others put something as well. */
    private void learn(TenantGraph graph, Set<Namespace> foreign) {
      for (Node node : graph.graph().nodes().values()) {
        Optional<Relation> relation = graph.relation(node);
        relation.ifPresent(some -> known.add(key(some)));
        if (node instanceof Node.Source) {
          relation.ifPresent(some -> foreign.add(fold(namespace(some))));
        }
      }
    }

    /** Where models, seeds and snapshots lie; schemas of test failures hold nothing else. */
    private Stream<Namespace> made(TenantGraph graph) {
      return graph.graph().nodes().values().stream()
          .filter(node -> FleetNamespaces.isMade(node) && !(node instanceof Node.Test))
          .flatMap(node -> graph.relation(node).stream())
          .map(this::namespace)
          .distinct();
    }

    private String key(Relation relation) {
      Namespace namespace = fold(namespace(relation));
      return namespace.database()
          + "."
          + namespace.schema()
          + "."
          + UnmadeRelations.fold(relation.identifier());
    }

    boolean isKnown(Relation relation) {
      return known.contains(key(relation));
    }

    List<OrphanReport.PassedOver> passedOver(TenantId tenant) {
      return mixed.stream().map(schema -> new OrphanReport.PassedOver(tenant, schema)).toList();
    }
  }
}
