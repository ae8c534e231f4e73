package dev.atoll.core.check;

import dev.atoll.domain.TenantId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the relations of all tenants lie. That no two lie in one place is settled when they are
 * loaded; here it is about names that SQL gives itself.
 */
public final class Namespaces {
  /** A schema that a tenant writes to, custom schemas included. */
  public record Claim(TenantId tenant, Optional<String> database, String schema) {}

  private final List<Claim> claims;

  public Namespaces(List<Claim> claims) {
    this.claims = List.copyOf(claims);
  }

  /** Names that SQL gives itself and that another tenant's schema or database has. */
  void names(LogicText text, List<LiteralPlaces.Found> own, Findings findings) {
    Map<String, Set<TenantId>> owners = owners();
    Set<TenantId> everybody =
        claims.stream().map(Claim::tenant).collect(Collectors.toCollection(LinkedHashSet::new));
    for (LiteralPlaces.Found name : own) {
      Set<TenantId> tenants = owners.getOrDefault(folded(name.qualifier()), Set.of());
      // What is the own namespace of every tenant is nobody else's.
      if (!tenants.isEmpty() && tenants.size() < everybody.size()) {
        findings.add(
            Rule.NAME_COLLISION,
            name.qualifier(),
            text.place(name.start(), name.end()),
            "'" + name.qualifier() + "' is named as a tenant's schema or database",
            "for the guard '" + name.qualifier() + ".x' in SQL of others names that tenant",
            "rename the CTE or alias, or give the schemas of tenants a prefix in routing",
            List.copyOf(tenants));
      }
    }
  }

  private Map<String, Set<TenantId>> owners() {
    if (owners.isEmpty()) {
      for (Claim claim : claims) {
        own(claim.schema, claim.tenant);
        claim.database.ifPresent(database -> own(database, claim.tenant));
      }
    }
    return owners;
  }

  private final Map<String, Set<TenantId>> owners = new LinkedHashMap<>();

  private void own(String name, TenantId tenant) {
    owners.computeIfAbsent(folded(name), same -> new LinkedHashSet<>()).add(tenant);
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
