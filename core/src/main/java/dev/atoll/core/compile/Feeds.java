package dev.atoll.core.compile;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * What a tenant's layers say of the source tables it reads, by id of the source node.
 *
 * @param optional tables that may be missing
 * @param absent tables that are missing
 * @param required tables that must hold rows before the tenant starts
 */
public record Feeds(
    SequencedSet<String> optional,
    SequencedSet<String> absent,
    SequencedMap<String, Required> required) {
  /** Nothing is said. */
  static final Feeds NONE =
      new Feeds(Ordered.set(List.of()), Ordered.set(List.of()), Ordered.map(Map.of()));

  /**
   * A required input.
   *
   * @param name as the layer has it
   */
  public record Required(String name, Place place) {}

  public Feeds {
    optional = Ordered.set(optional);
    absent = Ordered.set(absent);
    required = Ordered.map(required);
  }

  public boolean isEmpty() {
    return optional.isEmpty() && absent.isEmpty() && required.isEmpty();
  }
}
