package dev.atoll.core.resolve;

import dev.atoll.domain.Place;

/**
 * One source of settings, from general to specific.
 *
 * @param place its {@code file} in {@code fleet.yml}
 * @param file path from the fleet's root, with placeholders as written
 * @param presence whether a tenant may go without the file
 */
public record Layer(String name, Place place, String file, Presence presence) {
  /** Whether the file of a layer must exist for every tenant. */
  public enum Presence {
    REQUIRED,
    OPTIONAL
  }
}
