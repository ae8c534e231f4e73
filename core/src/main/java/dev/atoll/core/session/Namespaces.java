package dev.atoll.core.session;

import dev.atoll.domain.Problem;
import dev.atoll.domain.TenantId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The namespaces, logins and folders of all tenants of a fleet, whichever of them are to run. Made
 * once per fleet and read by the guards of all its tenants.
 */
public final class Namespaces {
  private static final Set<String> OF_THE_ENGINE =
      Set.of("information_schema", "pg_catalog", "pg_temp", "temp", "system", "memory");

  private final Map<TenantId, Integer> numbers = new LinkedHashMap<>();
  private final List<TenantId> ids = new ArrayList<>();
  private final List<NamespaceClaim> claims = new ArrayList<>();
  private final Holders names = new Holders();
  private final Holders roles = new Holders();
  private final Holders folders = new Holders();
  private final Holders above = new Holders();
  private final NameTable words = new NameTable();
  private final List<Path> starts;
  private List<Problem> collisions = List.of();

  private Namespaces(List<Path> starts) {
    this.starts = List.copyOf(starts);
  }

  /**
   * Collects what tenants have.
   *
   * @param starts absolute folders that relative paths in SQL may start in
   */
  public static Builder builder(List<Path> starts) {
    return new Builder(new Namespaces(starts));
  }

  /** For one thread. */
  public static final class Builder {
    private final Namespaces made;

    private Builder(Namespaces made) {
      this.made = made;
    }

    public Builder tenant(TenantId tenant) {
      made.number(tenant);
      return this;
    }

    public Builder claim(NamespaceClaim claim) {
      claim.tenant().ifPresent(made::number);
      made.claims.add(claim);
      return this;
    }

    /** A login that the tenant connects as. */
    public Builder role(TenantId tenant, String role) {
      made.roles.own(role, made.number(tenant));
      return this;
    }

    /** The tenant's database file; its folder is the tenant's own. */
    public Builder file(TenantId tenant, Path file) {
      int number = made.number(tenant);
      made.folders.own(file.toString(), number);
      Path folder = file.getParent();
      if (folder != null) {
        made.folders.own(folder.toString(), number);
        for (Path at = folder.getParent(); at != null; at = at.getParent()) {
          made.above.own(at.toString(), number);
        }
      }
      return this;
    }

    public Namespaces build() {
      NamespaceCollisions collisions = new NamespaceCollisions(made.claims);
      made.collisions = collisions.problems();
      made.claims.forEach(claim -> made.settle(claim, collisions));
      return made;
    }
  }

  private int number(TenantId tenant) {
    return numbers.computeIfAbsent(
        tenant,
        fresh -> {
          ids.add(fresh);
          words.add(fresh.value());
          return ids.size() - 1;
        });
  }

  private void settle(NamespaceClaim claim, NamespaceCollisions collisions) {
    if (claim.tenant().isEmpty()) {
      allowAll(claim.database());
      allowAll(claim.schema());
      return;
    }
    int tenant = number(claim.tenant().get());
    boolean reads = claim.right() == NamespaceClaim.Right.READS;
    if (reads && collisions.isOwnedByAnother(claim)) {
      return;
    }
    settle(claim.database(), tenant);
    if (claim.implied() == NamespaceClaim.Schema.EVERYWHERE) {
      names.allow(claim.schema(), tenant);
    } else {
      settle(claim.schema(), tenant);
    }
  }

  private void settle(String name, int tenant) {
    if (!name.isEmpty() && !OF_THE_ENGINE.contains(name)) {
      names.own(name, tenant);
    }
  }

  private void allowAll(String name) {
    if (!name.isEmpty()) {
      names.allowAll(name);
    }
  }

  /** Namespaces that several have; nothing may run while there are any. */
  public List<Problem> collisions() {
    return collisions;
  }

  /** What tenants own and read, in the order in which it was collected. */
  public List<NamespaceClaim> claims() {
    return Collections.unmodifiableList(claims);
  }

  /** Whether a database or schema is another tenant's, and so not for this one to name. */
  public boolean isForeign(TenantId tenant, String name) {
    return foreignTo(tenant).name(name, 0, name.length()) != NameTable.ABSENT;
  }

  /** What a tenant's SQL may not name. */
  ForeignNames foreignTo(TenantId tenant) {
    Integer number = numbers.get(tenant);
    if (number == null) {
      throw new IllegalArgumentException("no tenant of this fleet: " + tenant);
    }
    return new ForeignNames(names, roles, folders, above, words, ids, starts, number);
  }
}
