package dev.atoll.core.ledger;

import dev.atoll.domain.Reason;
import dev.atoll.domain.TenantId;
import java.util.List;

/**
 * The same failure, once.
 *
 * @param problemCode empty when the failure has none
 * @param nodes ids of the nodes that failed so, sorted
 * @param tenants those it hit, sorted
 * @param steps how many steps failed so
 */
public record FailureGroup(
    Reason reason,
    String problemCode,
    String message,
    List<String> nodes,
    List<TenantId> tenants,
    int steps) {
  public FailureGroup {
    nodes = List.copyOf(nodes);
    tenants = List.copyOf(tenants);
  }
}
