package dev.atoll.core.project;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.domain.Place;

/**
 * One package that packages.yml or dependencies.yml lists.
 *
 * @param kind how it is had
 * @param value what stands after the key: hub name, URL, folder
 * @param raw the whole item
 */
public record PackageRequest(Kind kind, String value, Place place, YamlMap raw) {
  /** How a package is had. */
  public enum Kind {
    /** {@code package: dbt-labs/dbt_utils} */
    HUB,
    GIT,
    LOCAL,
    TARBALL,
    PRIVATE
  }
}
