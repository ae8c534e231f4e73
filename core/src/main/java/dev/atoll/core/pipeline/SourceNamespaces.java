package dev.atoll.core.pipeline;

import dev.atoll.core.session.NamespaceClaim;
import dev.atoll.core.session.NamespaceClaim.Right;
import dev.atoll.core.session.Namespaces;
import dev.atoll.domain.TenantId;
import dev.atoll.engine.Namespace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Where the sources of all tenants lie, and which of these places one tenant has for itself. */
final class SourceNamespaces {
  private record Spot(String server, String database, String schema) {
    static Spot of(NamespaceClaim claim) {
      return new Spot(fold(claim.server()), fold(claim.database()), fold(claim.schema()));
    }

    private static String fold(String name) {
      return name.toLowerCase(Locale.ROOT);
    }
  }

  private final boolean certain;
  private final Map<Spot, Set<TenantId>> readers = new LinkedHashMap<>();
  private final Map<TenantId, Map<Spot, Namespace>> byTenant = new LinkedHashMap<>();

  /**
   * Reads what all tenants claim.
   *
   * @param fleet how many tenants there are
   */
  SourceNamespaces(Namespaces namespaces, int fleet) {
    this.certain = fleet > 1;
    Set<Spot> settled = new LinkedHashSet<>();
    for (NamespaceClaim claim : namespaces.claims()) {
      if (claim.right() == Right.OWNS || claim.tenant().isEmpty()) {
        settled.add(Spot.of(claim));
      }
    }
    for (NamespaceClaim claim : namespaces.claims()) {
      Spot spot = Spot.of(claim);
      if (claim.tenant().isPresent() && !settled.contains(spot)) {
        TenantId tenant = claim.tenant().get();
        readers.computeIfAbsent(spot, fresh -> new LinkedHashSet<>()).add(tenant);
        byTenant
            .computeIfAbsent(tenant, fresh -> new LinkedHashMap<>())
            .put(spot, new Namespace(claim.database(), claim.schema()));
      }
    }
  }

  /**
   * Those that no other tenant of the fleet reads. Where there is no other, only what bears the
   * tenant's id is certain to be its own when the next one comes.
   */
  List<Namespace> alone(TenantId tenant) {
    return of(tenant, 1, 1).stream()
        .filter(namespace -> certain || bears(namespace.schema(), tenant))
        .toList();
  }

  private static boolean bears(String schema, TenantId tenant) {
    return Pattern.compile(
            "(^|[^a-z0-9])" + Pattern.quote(Spot.fold(tenant.value())) + "($|[^a-z0-9])")
        .matcher(Spot.fold(schema))
        .find();
  }

  /** Those that others read as well, although nothing declares them as shared. */
  List<Namespace> withOthers(TenantId tenant) {
    return of(tenant, 2, Integer.MAX_VALUE);
  }

  private List<Namespace> of(TenantId tenant, int fewest, int most) {
    List<Namespace> found = new ArrayList<>();
    byTenant
        .getOrDefault(tenant, Map.of())
        .forEach(
            (spot, namespace) -> {
              int count = readers.getOrDefault(spot, Set.of()).size();
              if (count >= fewest && count <= most) {
                found.add(namespace);
              }
            });
    return found;
  }
}
