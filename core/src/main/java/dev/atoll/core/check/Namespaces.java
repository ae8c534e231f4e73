package dev.atoll.core.check;

import dev.atoll.domain.Place;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the relations of all tenants lie, custom schemas included, and what collides with that. */
public final class Namespaces {
  /**
   * A schema that a tenant writes to.
   *
   * @param server what tells databases of one name apart, such as a host or a file
   * @param example a node that lies there
   * @param decided where the tenant's schema was decided
   */
  public record Claim(
      TenantId tenant,
      String server,
      Optional<String> database,
      String schema,
      String example,
      Place decided) {}

  private record Key(String server, String database, String schema) {}

  private final List<Claim> claims;

  public Namespaces(List<Claim> claims) {
    this.claims = List.copyOf(claims);
  }

  void collisions(Findings findings) {
    Map<Key, Map<TenantId, Claim>> owners = new LinkedHashMap<>();
    for (Claim claim : claims) {
      Key key = new Key(claim.server, folded(claim.database.orElse("")), folded(claim.schema));
      owners.computeIfAbsent(key, same -> new LinkedHashMap<>()).putIfAbsent(claim.tenant, claim);
    }
    owners.forEach(
        (key, tenants) -> {
          if (tenants.size() > 1) {
            collision(new ArrayList<>(tenants.values()), findings);
          }
        });
  }

  private static void collision(List<Claim> claims, Findings findings) {
    Claim first = claims.getFirst();
    String names =
        claims.stream().map(Claim::schema).distinct().collect(Collectors.joining("' and '"));
    findings.add(
        Rule.NAMESPACE_COLLISION,
        first.schema,
        first.decided,
        claims.size() + " tenants would write to the schema '" + names + "'",
        "after case folding it is one schema of one database; " + first.example + " lies there",
        "make the schema depend on {tenant} in routing, or let generate_schema_name keep"
            + " target.schema in front",
        claims.stream().map(Claim::tenant).toList());
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
