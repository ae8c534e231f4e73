package dev.atoll.core.project;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import java.util.List;
import java.util.Optional;

/**
 * What a properties file says of one macro.
 *
 * @param arguments each with name, type, description, as written
 */
public record MacroProperties(
    YamlScalar name,
    Place place,
    YamlMap raw,
    Optional<YamlNode> description,
    YamlMap config,
    List<YamlMap> arguments) {
  public MacroProperties {
    arguments = List.copyOf(arguments);
  }
}
