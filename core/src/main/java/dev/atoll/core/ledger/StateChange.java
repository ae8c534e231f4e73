package dev.atoll.core.ledger;

import dev.atoll.domain.Ordered;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * What a run leaves of a tenant's nodes.
 *
 * @param home the tenant's own place
 * @param states of nodes that were tried, by id
 * @param unknown ids of nodes of which nothing is known, as before the run
 */
public record StateChange(
    String home, SequencedMap<String, NodeState> states, SequencedSet<String> unknown) {
  public StateChange {
    states = Ordered.map(states);
    unknown = Ordered.set(unknown);
  }
}
