package dev.atoll.core.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * A new overlay.
 *
 * @param expires its last day, such as 2027-06-30
 * @param replace names of what it replaces
 */
public record OverlayWish(
    String name,
    Optional<String> owner,
    Optional<String> reason,
    Optional<String> expires,
    List<String> replace) {
  public OverlayWish {
    replace = List.copyOf(replace);
  }
}
