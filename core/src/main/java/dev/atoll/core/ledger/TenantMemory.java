package dev.atoll.core.ledger;

import dev.atoll.domain.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * What the ledger remembers of a fleet's tenants, whether the fleet still has them or not.
 *
 * @param builds the last turn of each tenant in a run that builds, by tenant
 * @param homes places that tenants have had, the latest last
 * @param environments that the fleet was run in
 */
public record TenantMemory(List<LastBuild> builds, List<Home> homes, List<String> environments) {
  /** Nothing is remembered. */
  public static final TenantMemory NONE = new TenantMemory(List.of(), List.of(), List.of());

  public TenantMemory {
    builds = List.copyOf(builds);
    homes = List.copyOf(homes);
    environments = List.copyOf(environments);
  }

  /** When a tenant was last built, whatever came of it. */
  public record LastBuild(TenantId tenant, String environment, RunId run, Instant ended) {}

  /**
   * A tenant's own place.
   *
   * @param place as {@link TenantState#home} has it
   */
  public record Home(TenantId tenant, String place) {}
}
