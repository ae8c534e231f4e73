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

/**
 * Holds the places of tenants whose engine is a target of {@code profiles.yml} against each other.
 * The fleet's files alone do not say what such a target is: one DuckDB file is one place, whatever
 * schemas the tenants have in it.
 */
final class ProfileRoutes {
  private ProfileRoutes() {}

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
    if (resolved.fleet().isPlain() || profiles.isEmpty()) {
      return;
    }
    List<RouteClaim> claims = new ArrayList<>();
    for (Tenant tenant : resolved.all()) {
      route(tenant, places, profiles)
          .ifPresent(route -> claims.add(claim(Optional.of(tenant.id()), tenant.place(), route)));
    }
    for (SharedTarget shared : resolved.shared()) {
      Place place = resolved.fleet().file().orElse(Place.of(shared.name()));
      targets
          .sharedRoute(shared.engine())
          .ifPresent(route -> claims.add(claim(Optional.empty(), place, route)));
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

  private static RouteClaim claim(Optional<TenantId> tenant, Place declared, Route route) {
    return new RouteClaim(
        tenant,
        declared,
        route.key(),
        route.file().map(file -> "file " + file).orElse(route.key().replace('\n', ' ')),
        route.file(),
        Optional.empty());
  }
}
