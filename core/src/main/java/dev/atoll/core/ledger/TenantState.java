package dev.atoll.core.ledger;

import dev.atoll.domain.Ordered;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What the ledger knows of all nodes of one tenant in one environment.
 *
 * @param home the tenant's own place, which names are relative to
 * @param nodes by id, sorted
 */
public record TenantState(String home, SequencedMap<String, NodeState> nodes) {
  public static final TenantState EMPTY = new TenantState("", Ordered.map(Map.of()));

  public TenantState {
    nodes = Ordered.map(new TreeMap<>(nodes));
  }

  /** The same with some nodes otherwise. */
  public TenantState with(Map<String, NodeState> other) {
    Map<String, NodeState> all = new TreeMap<>(nodes);
    all.putAll(other);
    return new TenantState(home, Ordered.map(all));
  }
}
