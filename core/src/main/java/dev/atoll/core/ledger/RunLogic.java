package dev.atoll.core.ledger;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What the steps of a run were planned from. Tenants with the same steps share a list.
 *
 * @param lists hash of a list of steps, by tenant
 * @param steps by that hash, then by node id
 * @param settings by the hash that steps name: the settings that were read, such as {@code var
 *     currency}, each with its value's hash
 */
public record RunLogic(
    SequencedMap<TenantId, String> lists,
    SequencedMap<String, SequencedMap<String, StepLogic>> steps,
    SequencedMap<String, SequencedMap<String, String>> settings) {
  /** Of a run without a plan, or of one that is older than this record. */
  public static final RunLogic UNKNOWN =
      new RunLogic(Ordered.map(Map.of()), Ordered.map(Map.of()), Ordered.map(Map.of()));

  public RunLogic {
    lists = Ordered.map(lists);
    steps = Ordered.map(steps);
    settings = Ordered.map(settings);
  }

  /** The steps of a tenant by node id; none when nothing is known of them. */
  public SequencedMap<String, StepLogic> of(TenantId tenant) {
    return Optional.ofNullable(lists.get(tenant))
        .flatMap(list -> Optional.ofNullable(steps.get(list)))
        .orElseGet(() -> Ordered.map(Map.of()));
  }
}
