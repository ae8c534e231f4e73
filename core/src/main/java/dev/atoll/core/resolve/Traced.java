package dev.atoll.core.resolve;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Setting;
import java.util.ArrayList;
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
  private static final SequencedMap<String, Traced> NO_KEYS = Ordered.map(Map.of());

  public Traced {
    keys = keys.isEmpty() ? NO_KEYS : Ordered.map(keys);
    history = List.copyOf(history);
  }

  /** Whether there is a value: the last source did not remove it, nor was it refused. */
  public boolean isSet() {
    return history.isEmpty()
        || switch (history.getLast().kind()) {
          case SET, MERGED, APPENDED -> true;
          case UNSET, REFUSED -> false;
        };
  }

  /** The same without a value: what decided it is refused. */
  Traced refused() {
    List<Contribution> words = new ArrayList<>(history);
    if (!words.isEmpty()) {
      Contribution last = words.removeLast();
      words.add(new Contribution(Contribution.Kind.REFUSED, last.written(), last.origin()));
    }
    return new Traced(null, origin, NO_KEYS, words);
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
