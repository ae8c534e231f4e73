package dev.atoll.core.project;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import java.util.List;
import java.util.Optional;

/**
 * What a properties file says of one column.
 *
 * @param raw every key as written: data_type, quote, constraints, meta, tags, policy_tags …
 */
public record ColumnProperties(
    YamlScalar name,
    Place place,
    YamlMap raw,
    Optional<YamlNode> description,
    YamlMap config,
    List<TestDeclaration> tests) {
  public ColumnProperties {
    tests = List.copyOf(tests);
  }
}
