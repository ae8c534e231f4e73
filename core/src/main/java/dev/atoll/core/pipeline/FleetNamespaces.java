package dev.atoll.core.pipeline;

import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.TenantGraph;
import dev.atoll.core.resolve.ResolvedFleet;
import dev.atoll.core.resolve.SharedTarget;
import dev.atoll.core.resolve.SharedViews;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.core.session.NamespaceClaim;
import dev.atoll.core.session.NamespaceClaim.Right;
import dev.atoll.core.session.Namespaces;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problems;
import dev.atoll.domain.TenantId;
import dev.atoll.engine.Engine;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Relation;
import dev.atoll.engine.Route;
import dev.atoll.engine.Target;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Collects the namespaces of all tenants of a fleet, custom schemas included.
 *
 * <p>Tenants that are not selected have no graph unless somebody's custom schemas or sources ask
 * for one: otherwise their namespace is where their route leads, and beside it what dbt's own rule
 * makes of custom schemas. Of those with mistakes what is left of the project tells.
 */
final class FleetNamespaces {
  private static final String DUCKDB = "duckdb";
  private static final String MAIN = "main";
  private static final String USER = "user";

  /** How many graphs are made ahead: enough to keep the workers busy, few in memory. */
  private static final int AHEAD = 16;

  /** Begins to find out what is known of the graph of a tenant that does not run, if anything. */
  @FunctionalInterface
  interface Graphs {
    Future<Optional<TenantGraph>> of(Tenant tenant, Targets.Found found);
  }

  private record Waited(Tenant tenant, Targets.Found place, Future<Optional<TenantGraph>> graph) {}

  private final ResolvedFleet resolved;
  private final Namespaces.Builder builder;
  private final Set<String> customs = new HashSet<>();
  private final LedgerApart ledger;

  FleetNamespaces(ResolvedFleet resolved, Path workingDir, LedgerApart ledger) {
    this.resolved = resolved;
    this.ledger = ledger;
    this.builder =
        Namespaces.builder(
            List.of(resolved.fleet().root(), workingDir).stream().distinct().toList());
  }

  /**
   * Everybody's.
   *
   * @param targets knows the places of those that are not selected
   */
  Namespaces of(
      List<Loaded.Ready> ready, Map<Tenant, Targets.Found> places, Targets targets, Graphs graphs) {
    Map<TenantId, Loaded.Ready> selected = new LinkedHashMap<>();
    ready.forEach(tenant -> selected.put(tenant.id(), tenant));
    resolved.all().forEach(tenant -> builder.tenant(tenant.id()));
    for (Loaded.Ready tenant : ready) {
      claim(tenant.tenant(), tenant.engine(), tenant.target(), Optional.of(tenant.graph()));
    }
    boolean custom =
        ready.stream().anyMatch(FleetNamespaces::liesElsewhere)
            || resolved.all().stream().anyMatch(FleetNamespaces::setsSchemas);
    Deque<Waited> ahead = new ArrayDeque<>();
    for (Tenant tenant : resolved.all()) {
      if (selected.containsKey(tenant.id())) {
        continue;
      }
      Optional<Targets.Found> found =
          Optional.ofNullable(places.get(tenant)).or(() -> targets.of(tenant));
      if (found.isPresent()) {
        Targets.Found place = found.get();
        ahead.add(
            new Waited(
                tenant,
                place,
                custom
                    ? graphs.of(tenant, place)
                    : CompletableFuture.completedFuture(Optional.empty())));
        if (ahead.size() > AHEAD) {
          claim(ahead.removeFirst());
        }
      }
    }
    ahead.forEach(this::claim);
    resolved.shared().stream()
        .filter(shared -> !hasViews(shared))
        .forEach(shared -> claim(shared, targets));
    return builder.build();
  }

  private void claim(Waited one) {
    claim(one.tenant, one.place.engine(), one.place.target(), Waiting.on(one.graph));
  }

  /** Whether something of a tenant, sources included, lies outside of where its route leads. */
  private static boolean liesElsewhere(Loaded.Ready tenant) {
    Namespace own = tenant.engine().namespace(tenant.target());
    return tenant.graph().graph().nodes().values().stream()
        .filter(node -> isMade(node) || node instanceof Node.Source)
        .filter(node -> !(node instanceof Node.Test))
        .map(node -> tenant.graph().relations().get(node.id()))
        .anyMatch(
            relation ->
                relation != null
                    && !(relation.schema().equals(own.schema())
                        && relation.database().orElse(own.database()).equals(own.database())));
  }

  private static boolean setsSchemas(Tenant tenant) {
    return !tenant.config().isEmpty()
        && Stream.of("schema", "database").anyMatch(String.valueOf(tenant.config())::contains);
  }

  static boolean isMade(Node node) {
    return switch (node) {
      case Node.Model model -> !model.ephemeral();
      case Node.Seed _, Node.Snapshot _, Node.Test _ -> true;
      case Node.Source _, Node.UnitTest _, Node.Analysis _, Node.Operation _, Node.Exposure _ ->
          false;
    };
  }

  private void claim(Tenant tenant, Engine engine, Target target, Optional<TenantGraph> graph) {
    Namespace own = engine.namespace(target);
    Optional<Path> file = engine.route(target).flatMap(Route::file);
    String server = server(engine, target, tenant.id());
    file.ifPresent(path -> builder.file(tenant.id(), path.toAbsolutePath().normalize()));
    if (engine.server(target).isPresent()) {
      target.text(USER).ifPresent(user -> builder.role(tenant.id(), user));
      target.text(USER).ifPresent(user -> ledger.login(tenant.id(), server, user));
    }
    claim(tenant, engine, server, own.database(), own.schema(), Right.OWNS);
    if (engine.type().equals(DUCKDB)) {
      claim(tenant, engine, server, own.database(), MAIN, Right.READS);
    }
    for (SharedViews views : SharedViews.of(resolved.fleet(), tenant, Map.of(), new Problems())) {
      claim(tenant, engine, server, own.database(), views.schema(), Right.READS);
    }
    graph.ifPresentOrElse(
        known -> claim(tenant, engine, server, own, known),
        () ->
            customs.forEach(
                suffix ->
                    claim(
                        tenant,
                        engine,
                        server,
                        own.database(),
                        own.schema() + suffix,
                        Right.OWNS)));
  }

  private void claim(
      Tenant tenant, Engine engine, String server, Namespace own, TenantGraph graph) {
    Set<List<String>> seen = new HashSet<>();
    for (Node node : graph.graph().nodes().values()) {
      boolean reads = node instanceof Node.Source;
      Relation relation = graph.relations().get(node.id());
      if (relation == null || !(reads || isMade(node))) {
        continue;
      }
      String database = relation.database().orElse(own.database());
      if (!seen.add(List.of(database, relation.schema(), reads ? "reads" : "owns"))) {
        continue;
      }
      if (!reads && relation.schema().startsWith(own.schema() + "_")) {
        customs.add(relation.schema().substring(own.schema().length()));
      }
      // In DuckDB another database's name is that of an attached file.
      boolean attached = engine.type().equals(DUCKDB) && !database.equalsIgnoreCase(own.database());
      claim(
          tenant,
          engine,
          attached ? "attached " + database : server,
          database,
          relation.schema(),
          reads ? Right.READS : Right.OWNS);
    }
  }

  private void claim(
      Tenant tenant, Engine engine, String server, String database, String schema, Right right) {
    ledger.schema(Optional.of(tenant.id()), server, database, schema);
    builder.claim(
        new NamespaceClaim(
            Optional.of(tenant.id()),
            tenant.place(),
            server,
            database,
            schema,
            right,
            engine.type().equals(DUCKDB) && schema.equals(MAIN)
                ? NamespaceClaim.Schema.EVERYWHERE
                : NamespaceClaim.Schema.NAMED));
  }

  private boolean hasViews(SharedTarget shared) {
    return Optional.ofNullable(resolved.fleet().shared().get(shared.name()))
        .filter(SharedViews::areOf)
        .isPresent();
  }

  private void claim(SharedTarget shared, Targets targets) {
    Place place = resolved.fleet().file().orElse(Place.of(shared.name()));
    Optional<Target> target = targets.shared(shared.engine());
    boolean file = target.filter(found -> found.type().equals(DUCKDB)).isPresent();
    String database =
        file
            ? shared.name()
            : shared
                .database()
                .map(setting -> String.valueOf(setting.value()))
                .or(() -> target.flatMap(found -> found.text("database")))
                .or(() -> target.flatMap(found -> found.text("dbname")))
                .orElse("");
    String server =
        file
            ? "attached " + database
            : target.flatMap(targets::server).orElse("shared " + shared.name());
    String schema = shared.schema().map(setting -> String.valueOf(setting.value())).orElse("");
    ledger.schema(Optional.empty(), server, database, schema);
    builder.claim(
        new NamespaceClaim(
            Optional.empty(),
            place,
            server,
            database,
            schema,
            Right.READS,
            NamespaceClaim.Schema.NAMED));
  }

  private static String server(Engine engine, Target target, TenantId tenant) {
    return engine
        .server(target)
        .map(server -> server.name())
        .or(() -> engine.route(target).map(Route::key))
        .orElse("the memory of " + tenant);
  }
}
