package dev.atoll.domain;

import java.util.Optional;

/**
 * Where a value came from.
 *
 * @param layer name of the layer, or {@code project}, {@code contract}, {@code cli}, {@code
 *     profile}, {@code built-in}
 * @param place where it is written; empty for the command line and for built-in values
 */
public record Origin(String layer, Optional<Place> place) {
  public static Origin of(String layer, Place place) {
    return new Origin(layer, Optional.of(place));
  }

  public static Origin of(String layer) {
    return new Origin(layer, Optional.empty());
  }

  /** Where a Problem points to: the place, or the layer's name where there is none. */
  public Place shownPlace() {
    return place.orElseGet(() -> Place.of(layer));
  }

  @Override
  public String toString() {
    return place.map(where -> layer + " (" + where + ")").orElse(layer);
  }
}
