package dev.atoll.core.project;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import java.util.List;
import java.util.Optional;

/**
 * What a properties file says of one model, seed, snapshot, analysis or singular test.
 *
 * @param type MODEL, SEED, SNAPSHOT, ANALYSIS or TEST
 * @param name may hold Jinja
 * @param place of the name
 * @param raw every key as written
 * @param description may hold Jinja ({@code doc()})
 * @param config {@code config:}; empty mapping when there is none. Some configs (meta, tags,
 *     access, group …) may also stand beside it, in {@link #raw}
 * @param columns in order
 * @param tests of the resource as a whole
 * @param versions of a model, in the order of the file
 */
public record ResourceProperties(
    ResourceType type,
    YamlScalar name,
    Place place,
    YamlMap raw,
    Optional<YamlNode> description,
    YamlMap config,
    List<ColumnProperties> columns,
    List<TestDeclaration> tests,
    List<VersionProperties> versions) {
  public ResourceProperties {
    columns = List.copyOf(columns);
    tests = List.copyOf(tests);
    versions = List.copyOf(versions);
  }

  /** {@code latest_version:} of a model, as written. */
  public Optional<YamlNode> latestVersion() {
    return raw.value("latest_version");
  }

  /** {@code relation:} of a snapshot that is written in YAML, such as {@code ref('orders')}. */
  public Optional<YamlNode> relation() {
    return raw.value("relation");
  }
}
