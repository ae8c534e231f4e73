package dev.atoll.core.session;

import dev.atoll.core.session.NamespaceClaim.Right;
import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Holds the namespaces of all tenants against each other, whatever their case. */
final class NamespaceCollisions {
  private static final int NAMED = 3;

  private record Key(String server, String database, String schema) {
    static Key of(NamespaceClaim claim) {
      return new Key(fold(claim.server()), fold(claim.database()), fold(claim.schema()));
    }
  }

  private final Map<Key, List<NamespaceClaim>> byKey = new LinkedHashMap<>();
  private final Map<String, Map<String, Set<TenantId>>> byName = new LinkedHashMap<>();

  NamespaceCollisions(List<NamespaceClaim> claims) {
    for (NamespaceClaim claim : claims) {
      byKey.computeIfAbsent(Key.of(claim), key -> new ArrayList<>()).add(claim);
      if (claim.tenant().isPresent() && claim.right() == Right.OWNS) {
        Map<String, Set<TenantId>> names =
            byName.computeIfAbsent(fold(claim.server()), server -> new LinkedHashMap<>());
        Key key = Key.of(claim);
        names.computeIfAbsent(key.database + "\n", n -> new TreeSet<>()).add(claim.tenant().get());
        names.computeIfAbsent(key.schema, n -> new TreeSet<>()).add(claim.tenant().get());
      }
    }
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Whether the namespace that a tenant reads is where another tenant's relations live. */
  boolean isOwnedByAnother(NamespaceClaim reading) {
    return owners(byKey.getOrDefault(Key.of(reading), List.of())).stream()
        .anyMatch(owner -> !Optional.of(owner).equals(reading.tenant()));
  }

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    byKey.forEach(
        (key, claims) -> {
          Set<TenantId> owners = owners(claims);
          boolean shared =
              claims.stream()
                  .anyMatch(claim -> claim.tenant().isEmpty() && claim.right() == Right.READS);
          if (owners.size() > 1 || (shared && !owners.isEmpty())) {
            problems.add(collision(claims, owners, shared));
          } else if (owners.size() == 1) {
            reader(claims, owners.iterator().next()).ifPresent(problems::add);
            sameNames(key, claims, owners).ifPresent(problems::add);
          }
        });
    return problems;
  }

  private static Set<TenantId> owners(List<NamespaceClaim> claims) {
    Set<TenantId> owners = new LinkedHashSet<>();
    claims.stream()
        .filter(claim -> claim.right() == Right.OWNS)
        .forEach(claim -> claim.tenant().ifPresent(owners::add));
    return owners;
  }

  private static Problem collision(
      List<NamespaceClaim> claims, Set<TenantId> owners, boolean shared) {
    NamespaceClaim first = claims.getFirst();
    String what = shown(first);
    return Problem.error(
            IsolationProblems.COLLISION,
            first.place(),
            shared
                ? "a tenant has the namespace of what is shared: " + what
                : owners.size() + " tenants have one namespace: " + what,
            named(claims),
            "make it differ by tenant: put {tenant} into routing's schema or database, and let"
                + " generate_schema_name keep target.schema in every name")
        .forTenants(List.copyOf(owners));
  }

  /** A source where another tenant's relations live. */
  private static Optional<Problem> reader(List<NamespaceClaim> claims, TenantId owner) {
    List<NamespaceClaim> readers =
        claims.stream()
            .filter(claim -> claim.right() == Right.READS)
            .filter(claim -> claim.tenant().filter(id -> !id.equals(owner)).isPresent())
            .toList();
    if (readers.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.error(
                IsolationProblems.FOREIGN_SOURCE,
                readers.getFirst().place(),
                "a source lies in the namespace of tenant '"
                    + owner
                    + "': "
                    + shown(readers.getFirst()),
                named(readers) + " would read what '" + owner + "' builds",
                "give the source a schema of its own, or list what all may read under 'shared:'")
            .forTenants(readers.stream().flatMap(claim -> claim.tenant().stream()).toList()));
  }

  /** A tenant with both names, in other namespaces, could say the pair. */
  private Optional<Problem> sameNames(Key key, List<NamespaceClaim> claims, Set<TenantId> owners) {
    Map<String, Set<TenantId>> names = byName.getOrDefault(key.server, Map.of());
    Set<TenantId> databases = names.getOrDefault(key.database + "\n", Set.of());
    Set<TenantId> schemas = names.getOrDefault(key.schema, Set.of());
    boolean fewDatabases = databases.size() < schemas.size();
    Set<TenantId> fewer = fewDatabases ? databases : schemas;
    Set<TenantId> more = fewDatabases ? schemas : databases;
    return fewer.stream()
        .filter(tenant -> !owners.contains(tenant) && more.contains(tenant))
        .findFirst()
        .map(
            other ->
                Problem.error(
                        IsolationProblems.COLLISION,
                        claims.getFirst().place(),
                        "two tenants' namespaces cannot be told apart: " + shown(claims.getFirst()),
                        "it belongs to '"
                            + owners.iterator().next()
                            + "', and '"
                            + other
                            + "' has a database and a schema of these names too",
                        "make the schema differ by tenant, with {tenant} in routing's schema")
                    .forTenants(List.of(owners.iterator().next(), other)));
  }

  private static String shown(NamespaceClaim claim) {
    return "schema "
        + claim.schema()
        + (claim.database().isEmpty() ? "" : " of database " + claim.database())
        + " on "
        + claim.server();
  }

  private static String named(List<NamespaceClaim> claims) {
    Map<String, String> places = new LinkedHashMap<>();
    claims.forEach(
        claim ->
            places.putIfAbsent(
                claim.tenant().map(id -> "'" + id + "'").orElse("shared"),
                " (" + claim.place() + ")"));
    List<String> texts =
        places.entrySet().stream().map(entry -> entry.getKey() + entry.getValue()).toList();
    int rest = texts.size() - NAMED;
    String shown = String.join(", ", texts.subList(0, Math.min(NAMED, texts.size())));
    return rest > 0 ? shown + " and " + rest + " more" : shown;
  }
}
