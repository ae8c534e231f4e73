package dev.atoll.core.pipeline;

import dev.atoll.core.resolve.EngineTarget;
import dev.atoll.core.resolve.PlaceNames;
import dev.atoll.core.resolve.SecretUse;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.core.resolve.TenantEntry;
import dev.atoll.core.session.NamespaceClaim;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import dev.atoll.domain.TenantId;
import dev.atoll.engine.Engine;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.OrphanSearch;
import dev.atoll.engine.Route;
import dev.atoll.engine.SharedDatabase;
import dev.atoll.engine.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What all tenants of a fleet have in all its environments, and of whom that is not known in full:
 * nothing of theirs may be taken for a leftover.
 */
final class FleetClaims {
  /** An environment whose tenants' places are not known. */
  static final String ENVIRONMENT_UNREAD = "A631";

  private static final String USER = "user";

  private final Invocation invocation;
  private final Problems problems;
  private final List<Loaded> environments = new ArrayList<>();
  private final Set<TenantId> unsettled = new LinkedHashSet<>();
  private boolean environmentsUnsaid;

  /**
   * Reads the other environments.
   *
   * @param remembered environments that the fleet was run in, for a fleet that declares none
   * @param problems gets which of them could not be read
   */
  FleetClaims(Invocation invocation, Loaded current, List<String> remembered, Problems problems) {
    this.invocation = invocation;
    this.problems = problems;
    add(current);
    if (current.fleet().isPlain()) {
      return;
    }
    Set<String> names = new LinkedHashSet<>(current.fleet().environments().names());
    if (names.isEmpty()) {
      names.addAll(remembered);
      environmentsUnsaid = PlaceNames.differByEnvironment(current.resolved());
    }
    names.remove(current.environment());
    for (String name : names) {
      load(name, current).ifPresent(this::add);
    }
  }

  private Optional<Loaded> load(String name, Loaded current) {
    TenantSelection asked = invocation.tenants();
    List<String> ids = new ArrayList<>();
    if (asked.narrows()) {
      current.resolved().tenants().forEach(tenant -> ids.add(tenant.id().value()));
    }
    Invocation there = invocation.in(name, ids);
    try {
      return Optional.of(
          new Loader(
                  there,
                  Started.of(there).invoked(),
                  Flags.of("list"),
                  tenant -> new ListenerNotes(RunListener.NONE, tenant, there.clock()))
              .load(SecretUse.LEAVE_OUT));
    } catch (ProblemException unread) {
      current.fleet().tenants().forEach(tenant -> unsettled.add(tenant.id()));
      Problem first = unread.problems().getFirst();
      problems.add(
          Problem.warning(
              ENVIRONMENT_UNREAD,
              current.fleet().file().orElse(Place.of(name)),
              "what tenants have in environment '" + name + "' is not known",
              "it cannot be read: " + first.message() + " (" + first.code() + ")",
              "put that right ('atoll check --target "
                  + name
                  + "' tells all of it); until then nothing is said of tenants that have moved,"
                  + " nor of relations that no node makes any more"));
      return Optional.empty();
    }
  }

  private void add(Loaded loaded) {
    environments.add(loaded);
    Set<TenantId> claiming = new LinkedHashSet<>();
    loaded.namespaces().claims().forEach(claim -> claim.tenant().ifPresent(claiming::add));
    unsettled.addAll(loaded.invalid().keySet());
    loaded.fleet().tenants().stream()
        .map(TenantEntry::id)
        .filter(id -> !claiming.contains(id))
        .forEach(unsettled::add);
  }

  /** The fleet in each environment that could be read, the one in force first. */
  List<Loaded> environments() {
    return List.copyOf(environments);
  }

  /** Whether all that a tenant has anywhere is known. */
  boolean isSettled(TenantId tenant) {
    return !unsettled.contains(tenant);
  }

  /**
   * Whether a tenant has moved away from a place that nobody claims; otherwise it may live there in
   * another environment.
   */
  boolean tellsMoves(TenantId tenant) {
    return isSettled(tenant) && !environmentsUnsaid;
  }

  /** Whether that holds for all tenants. */
  boolean tellAllMoves() {
    return unsettled.isEmpty() && !environmentsUnsaid;
  }

  /**
   * What is claimed on one server; of files, everything.
   *
   * @param here whether a name of a server, folded, is or may be that one's
   */
  OrphanSearch.Claims on(Predicate<String> here, Function<String, Optional<Engine>> drivers) {
    Set<String> routes = new LinkedHashSet<>();
    Map<Namespace, String> namespaces = new LinkedHashMap<>();
    Set<String> logins = new LinkedHashSet<>();
    for (Loaded loaded : environments) {
      Set<TenantId> living = new LinkedHashSet<>();
      for (NamespaceClaim claim : loaded.namespaces().claims()) {
        routes.add(claim.server());
        if (here.test(claim.server().toLowerCase(Locale.ROOT))) {
          claim.tenant().ifPresent(living::add);
          namespaces.putIfAbsent(
              new Namespace(claim.database(), claim.schema()),
              claim.tenant().map(TenantId::value).orElse(""));
        }
      }
      logins.addAll(logins(loaded, living));
      loaded
          .shared()
          .forEach(
              (type, shared) ->
                  drivers
                      .apply(type)
                      .ifPresent(engine -> routes.addAll(routes(engine, shared, loaded))));
    }
    return new OrphanSearch.Claims(
        Ordered.set(routes), Ordered.map(namespaces), Ordered.set(logins));
  }

  private static List<String> routes(Engine engine, List<SharedDatabase> shared, Loaded loaded) {
    return shared.stream()
        .map(
            database ->
                new Target(
                    engine.type(),
                    Ordered.map(
                        Map.of("path", new Setting(database.location(), Origin.of("shared")))),
                    loaded.fleet().root()))
        .flatMap(target -> engine.route(target).map(Route::key).stream())
        .toList();
  }

  /** As whom some tenants log in. */
  private static Set<String> logins(Loaded loaded, Set<TenantId> tenants) {
    Set<String> logins = new LinkedHashSet<>();
    loaded.tenants().stream()
        .filter(tenant -> tenants.contains(tenant.id()))
        .forEach(tenant -> tenant.target().text(USER).ifPresent(logins::add));
    for (Tenant tenant : loaded.resolved().all()) {
      if (tenants.contains(tenant.id()) && tenant.engine() instanceof EngineTarget.Direct direct) {
        Setting user = direct.settings().get(USER);
        if (user != null) {
          logins.add(String.valueOf(user.value()));
        }
      }
    }
    return logins;
  }
}
