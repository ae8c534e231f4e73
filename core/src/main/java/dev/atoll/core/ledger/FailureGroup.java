package dev.atoll.core.ledger;

import dev.atoll.domain.Problem;
import dev.atoll.domain.Reason;
import dev.atoll.domain.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * The same failure, once.
 *
 * @param problem that of the first step that failed so
 * @param nodes ids of the nodes that failed so, sorted
 * @param tenants those it hit, sorted
 * @param steps how many steps failed so
 */
public record FailureGroup(
    Reason reason,
    Optional<Problem> problem,
    List<String> nodes,
    List<TenantId> tenants,
    int steps) {
  public FailureGroup {
    nodes = List.copyOf(nodes);
    tenants = List.copyOf(tenants);
  }
}
