package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import java.util.List;
import java.util.Optional;

/**
 * What a fleet asks of its overlays.
 *
 * @param maxReplaced how many resources the overlays of one tenant may replace; empty for any
 *     number
 * @param required keys that every overlay.yml must have
 */
public record OverlayPolicy(Optional<Budget> maxReplaced, List<YamlScalar> required) {
  static final List<String> REQUIRABLE = List.of("owner", "reason", "expires");

  /** A number and where it is written. */
  public record Budget(long number, Place place) {}

  public OverlayPolicy {
    required = List.copyOf(required);
  }

  public static OverlayPolicy none() {
    return new OverlayPolicy(Optional.empty(), List.of());
  }
}
