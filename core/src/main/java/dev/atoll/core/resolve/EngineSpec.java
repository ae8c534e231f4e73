package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.domain.Place;
import java.util.Optional;

/** An entry of {@code engines}, placeholders as written. */
public sealed interface EngineSpec {
  String name();

  Place place();

  /**
   * An engine described in the fleet file.
   *
   * @param type the driver's name, such as {@code duckdb}
   * @param settings all other keys
   */
  record Direct(String name, Place place, String type, YamlMap settings) implements EngineSpec {}

  /**
   * A target of {@code profiles.yml}; what is empty is the project's profile, the chosen target.
   */
  record Profile(String name, Place place, Optional<String> profile, Optional<String> target)
      implements EngineSpec {}
}
