package dev.atoll.core.pipeline;

import dev.atoll.core.resolve.EngineTarget;
import dev.atoll.core.resolve.ResolvedFleet;
import dev.atoll.core.resolve.RouteClaim;
import dev.atoll.core.resolve.Routes;
import dev.atoll.core.resolve.SharedTarget;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problems;
import dev.atoll.domain.TenantId;
import dev.atoll.engine.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds the places of tenants against each other as the engines see them: only they know what a
 * target of {@code profiles.yml} leads to. One DuckDB file is one place, whatever schemas the
 * tenants have in it.
 */
final class EngineRoutes {
  private EngineRoutes() {}

  /** Reports tenants that share a place, also with tenants that are not selected. */
  static void check(
      ResolvedFleet resolved,
      Map<Tenant, Targets.Found> places,
      Targets targets,
      Problems problems) {
    Map<EngineTarget, Targets.Found> profiles = new LinkedHashMap<>();
    places.forEach(
        (tenant, found) -> {
          if (tenant.engine() instanceof EngineTarget.FromProfile profile) {
            profiles.putIfAbsent(profile, found);
          }
        });
    List<RouteClaim> claims = new ArrayList<>();
    for (Tenant tenant : resolved.all()) {
      route(tenant, places, profiles)
          .ifPresent(
              route ->
                  claims.add(
                      claim(
                          Optional.of(tenant.id()),
                          tenant.place(),
                          route,
                          decided(places.get(tenant)))));
    }
    for (SharedTarget shared : resolved.shared()) {
      Place place = resolved.fleet().file().orElse(Place.of(shared.name()));
      targets
          .sharedRoute(shared.engine())
          .filter(route -> route.file().isPresent())
          .ifPresent(route -> claims.add(claim(Optional.empty(), place, route, Optional.empty())));
    }
    Routes.check(claims, problems);
  }

  /** Of a tenant that is not selected the file is known when it shares a selected one's target. */
  private static Optional<Route> route(
      Tenant tenant, Map<Tenant, Targets.Found> places, Map<EngineTarget, Targets.Found> profiles) {
    Targets.Found own = places.get(tenant);
    if (own != null) {
      return own.engine().route(own.target());
    }
    return Optional.ofNullable(profiles.get(tenant.engine()))
        .flatMap(found -> found.engine().route(found.target()))
        .filter(route -> route.file().isPresent());
  }

  private static Optional<Place> decided(Targets.@Nullable Found found) {
    return Optional.ofNullable(found)
        .flatMap(place -> place.target().setting("path"))
        .flatMap(setting -> setting.origin().place());
  }

  private static RouteClaim claim(
      Optional<TenantId> tenant, Place declared, Route route, Optional<Place> decided) {
    return new RouteClaim(
        tenant,
        declared,
        route.key(),
        route.file().map(file -> "file " + file).orElse(route.key().replace('\n', ' ')),
        route.file(),
        decided);
  }
}
