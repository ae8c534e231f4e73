package dev.atoll.core.resolve;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Setting;
import dev.atoll.domain.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A tenant as the list of tenants declares it.
 *
 * @param place its row, entry or file
 * @param labels texts by name
 * @param enabled what the list itself says; layers may say otherwise
 * @param problems what is wrong with this tenant's own entry or file, and no one else's
 */
public record TenantEntry(
    TenantId id,
    Place place,
    SequencedMap<String, Setting> labels,
    Optional<Setting> enabled,
    List<Problem> problems) {
  public TenantEntry {
    labels = Ordered.map(labels);
    problems = List.copyOf(problems);
  }

  static TenantEntry of(TenantId id, Place place) {
    return new TenantEntry(id, place, Ordered.map(Map.of()), Optional.empty(), List.of());
  }
}
