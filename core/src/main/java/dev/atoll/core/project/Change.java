package dev.atoll.core.project;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.domain.Place;

/**
 * What an overlay does to one resource of a project.
 *
 * @param resource dbt's unique id; of generic tests without the hash, and of unit tests without the
 *     version, at its end: all of that name are meant
 * @param place in the overlay's files
 * @param config what is set on top of everything else, unrendered; empty when nothing is
 */
public record Change(String overlay, Kind kind, String resource, Place place, YamlMap config) {
  /** The ways to change a project. */
  public enum Kind {
    ADDED,
    EXTENDED,
    REPLACED,
    CONFIGURED,
    DISABLED
  }

  /** A change that sets no config. */
  public static Change of(String overlay, Kind kind, String resource, Place place) {
    return new Change(overlay, kind, resource, place, YamlMap.empty(place));
  }

  /** Whether it is about the resource with this unique id. */
  public boolean concerns(String id) {
    int length = resource.length();
    return id.startsWith(resource)
        && (id.length() == length
            || ((id.startsWith("test.") || id.startsWith("unit_test."))
                && id.charAt(length) == '.'));
  }
}
