package dev.atoll.core.packages;

import dev.atoll.domain.Place;

/**
 * Somebody wants a package.
 *
 * @param who for people: the project, or a package it asks for
 * @param place where the root project asks for it, or for what asks for it
 */
record Request(Listed listed, String who, Place place) {
  static Request ofRoot(Listed listed) {
    return new Request(listed, "the project (" + listed.place() + ")", listed.place());
  }

  /** Whether the project itself asks. */
  boolean isOfRoot() {
    return place.equals(listed.place());
  }

  Wanted wanted() {
    return listed.wanted();
  }
}
