package dev.atoll.core.resolve;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A value with everything behind it: the origin of each key of a map, and what every source said,
 * those that lost included. Immutable, and shared between tenants that read the same files.
 *
 * @param value plain data as in {@link Setting}; of a map, the keys that are set
 * @param keys the keys of a map, removed ones included; empty for anything else
 * @param history what each source did, most general first; the last one decided
 */
public record Traced(
    @Nullable Object value,
    Origin origin,
    SequencedMap<String, Traced> keys,
    List<Contribution> history) {
  public Traced {
    keys = Ordered.map(keys);
    history = List.copyOf(history);
  }

  /** Whether there is a value: the last source did not remove it. */
  public boolean isSet() {
    return history.isEmpty() || history.getLast().kind() != Contribution.Kind.UNSET;
  }

  public Setting setting() {
    return new Setting(value, origin);
  }

  /** A key of a map, removed or not. */
  public Optional<Traced> key(String name) {
    return Optional.ofNullable(keys.get(name));
  }

  /** The keys of a map that are set, each with the origin of its value. */
  public SequencedMap<String, Setting> settings() {
    Map<String, Setting> found = new LinkedHashMap<>();
    keys.forEach(
        (name, traced) -> {
          if (traced.isSet()) {
            found.put(name, traced.setting());
          }
        });
    return Ordered.map(found);
  }
}
