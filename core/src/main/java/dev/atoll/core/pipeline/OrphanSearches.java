package dev.atoll.core.pipeline;

import dev.atoll.core.compile.ConfigRenderer;
import dev.atoll.core.resolve.AdministeredEngines;
import dev.atoll.core.resolve.EngineSpec;
import dev.atoll.core.resolve.EngineTarget;
import dev.atoll.core.resolve.PlaceNames;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.engine.Engine;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Orphan;
import dev.atoll.engine.OrphanSearch;
import dev.atoll.engine.Orphans;
import dev.atoll.engine.Server;
import dev.atoll.engine.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Predicate;

/** Looks through every server of a fleet once, and through the folders of its files. */
final class OrphanSearches {
  /** An engine that nobody can look through. */
  static final String NOT_LOOKED_THROUGH = "A632";

  private static final String ADMIN = "admin";
  private static final SequencedSet<String> NO_ENGINES = Ordered.set(List.of());

  /** Whom to look as; one server has one. */
  private record Eyes(Engine engine, Target target, SequencedSet<String> engines) {}

  private final Invocation invocation;
  private final Loaded loaded;
  private final FleetClaims claims;
  private final SequencedMap<String, String> remembered;
  private final Problems problems;
  private final Targets targets;
  private final Map<String, Eyes> servers = new LinkedHashMap<>();
  private final Set<String> down = new LinkedHashSet<>();

  OrphanSearches(
      Invocation invocation,
      Loaded loaded,
      FleetClaims claims,
      SequencedMap<String, String> remembered,
      Problems problems) {
    this.invocation = invocation;
    this.loaded = loaded;
    this.claims = claims;
    this.remembered = remembered;
    this.problems = problems;
    this.targets =
        new Targets(
            invocation,
            loaded.fleet(),
            loaded.project(),
            new ConfigRenderer(Ordered.map(Map.of()), invocation.environment()),
            new Problems());
  }

  /** What is left, server by server. */
  List<Orphan> find() {
    for (Loaded.Ready tenant : loaded.tenants()) {
      String name =
          tenant.tenant().engine() instanceof EngineTarget.Direct direct ? direct.engine() : "";
      add(tenant.engine(), tenant.target(), name);
    }
    AdministeredEngines.of(loaded.resolved(), invocation.environment()).forEach(this::add);
    List<Orphan> found = new ArrayList<>();
    List<Set<String>> byIdentity = byIdentity();
    Set<String> known = new LinkedHashSet<>();
    byIdentity.forEach(known::addAll);
    for (Set<String> names : byIdentity) {
      // A server that nobody has asked may be this one under another name.
      found.addAll(
          look(
              names.iterator().next(),
              best(names),
              server -> names.contains(server) || !known.contains(server)));
    }
    for (Engine engine : serverless()) {
      found.addAll(look("", new Eyes(engine, nobody(engine), NO_ENGINES), server -> false));
    }
    return found;
  }

  /** The names of each server that answers; one may be reached by several. */
  private List<Set<String>> byIdentity() {
    Map<String, Set<String>> names = new LinkedHashMap<>();
    servers.forEach(
        (server, eyes) -> {
          try {
            names
                .computeIfAbsent(
                    eyes.engine.identity(eyes.target).orElse(server),
                    identity -> new LinkedHashSet<>())
                .add(server);
          } catch (EngineException refused) {
            notLookedThrough(server, eyes, refused);
          }
        });
    return List.copyOf(names.values());
  }

  /** Whoever sees most of a server. */
  private Eyes best(Set<String> names) {
    List<Eyes> all = new ArrayList<>();
    servers.forEach(
        (server, eyes) -> {
          if (names.contains(server)) {
            all.add(eyes);
          }
        });
    return all.stream()
        .filter(eyes -> eyes.target.setting(ADMIN).isPresent())
        .findFirst()
        .orElseGet(all::getFirst);
  }

  /** Whether a tenant's server does not answer. */
  boolean isDown(Loaded.Ready tenant) {
    return server(tenant.engine(), tenant.target()).filter(down::contains).isPresent();
  }

  private static Optional<String> server(Engine engine, Target target) {
    return engine.server(target).map(Server::name).map(name -> name.toLowerCase(Locale.ROOT));
  }

  private void add(Engine engine, Target target, String name) {
    server(engine, target)
        .ifPresent(
            server -> {
              Eyes known = servers.getOrDefault(server, new Eyes(engine, target, NO_ENGINES));
              boolean better =
                  known.target.setting(ADMIN).isEmpty() && target.setting(ADMIN).isPresent();
              SequencedSet<String> engines = new LinkedHashSet<>(known.engines);
              if (!name.isEmpty()) {
                engines.add(name);
              }
              servers.put(server, new Eyes(known.engine, better ? target : known.target, engines));
            });
  }

  /** An engine that nobody of those selected lives on, as its administrator. */
  private void add(AdministeredEngines.Administered engine) {
    String name = engine.spec().name();
    Optional<Engine> driver = targets.driver(engine.spec().type());
    if (driver.isEmpty() || isInhabited(name)) {
      return;
    }
    Optional<Target> target = engine.target().map(targets::administered);
    boolean file = target.filter(found -> driver.get().server(found).isEmpty()).isPresent();
    if (file) {
      return;
    }
    Optional<Target> administered = target.filter(found -> found.setting(ADMIN).isPresent());
    if (administered.isPresent()) {
      add(driver.get(), administered.get(), name);
      return;
    }
    boolean elsewhere =
        target
            .flatMap(found -> server(driver.get(), found))
            .filter(servers::containsKey)
            .isPresent();
    if (!elsewhere) {
      problems.add(
          Problem.warning(
              NOT_LOOKED_THROUGH,
              engine.spec().place(),
              "engine '" + name + "' is not looked through",
              target.isEmpty()
                  ? "no selected tenant lives there, and its server depends on the tenant"
                  : "no selected tenant lives there, and it names no 'admin' to log in as",
              target.isEmpty()
                  ? "select a tenant that lives there"
                  : "add 'admin: {user: …, password: …}' to it"));
    }
  }

  private boolean isInhabited(String engine) {
    return servers.values().stream().anyMatch(eyes -> eyes.engines.contains(engine));
  }

  private Target nobody(Engine engine) {
    return new Target(engine.type(), Ordered.map(Map.of()), loaded.fleet().root());
  }

  /** The engines whose places are files, each once. */
  private List<Engine> serverless() {
    Map<String, Engine> engines = new LinkedHashMap<>();
    for (Loaded.Ready tenant : loaded.tenants()) {
      if (tenant.engine().server(tenant.target()).isEmpty()
          && targets.driver(tenant.engine().type()).isPresent()) {
        engines.putIfAbsent(tenant.engine().type(), tenant.engine());
      }
    }
    for (EngineSpec spec : loaded.fleet().engines().values()) {
      if (spec instanceof EngineSpec.Direct direct) {
        targets
            .driver(direct.type())
            .filter(driver -> driver.server(nobody(driver)).isEmpty())
            .ifPresent(driver -> engines.putIfAbsent(driver.type(), driver));
      }
    }
    return List.copyOf(engines.values());
  }

  private List<Orphan> look(String server, Eyes eyes, Predicate<String> here) {
    SequencedSet<String> living = new LinkedHashSet<>();
    loaded.fleet().tenants().forEach(tenant -> living.add(tenant.id().value()));
    try {
      Orphans orphans =
          eyes.engine.orphans(
              new OrphanSearch(
                  loaded.name(),
                  eyes.target,
                  living,
                  claims.on(here, targets::driver),
                  PlaceNames.of(loaded.resolved(), invocation.environment()),
                  remembered));
      problems.addAll(orphans.problems());
      return orphans.found();
    } catch (EngineException refused) {
      notLookedThrough(server, eyes, refused);
      return List.of();
    }
  }

  private void notLookedThrough(String server, Eyes eyes, EngineException refused) {
    // Whom an administrator's login is refused may have tenants who can log in.
    if (refused.kind() != EngineException.Kind.LOGIN_REFUSED) {
      down.add(server);
    }
    Problem told = refused.problem();
    String engines = String.join(", ", eyes.engines);
    Problem problem =
        Problem.error(
            told.code(),
            told.message(),
            told.cause()
                + (told.cause().isEmpty() ? "" : "\n")
                + "so nothing is said of "
                + (server.isEmpty() ? "files" : server)
                + (engines.isEmpty() ? "" : ", which is engine " + engines),
            told.mend());
    problems.add(
        eyes.engines.stream()
            .findFirst()
            .map(loaded.fleet().engines()::get)
            .map(spec -> problem.at(spec.place()))
            .orElse(problem));
  }
}
