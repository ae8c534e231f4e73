package dev.atoll.core.project;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import java.util.List;
import java.util.Optional;

/**
 * One version of a model.
 *
 * @param version {@code v:}, a number or a string
 * @param definedIn stem of the file; {@code <model>_v<version>} or {@code <model>} when it is not
 *     written
 * @param columnSelection {@code include} and {@code exclude} items among the columns, as written
 * @param tests empty also when the version says {@code tests: []}; absent when it says nothing and
 *     the model's tests hold
 */
public record VersionProperties(
    YamlScalar version,
    Place place,
    YamlMap raw,
    Optional<YamlScalar> definedIn,
    Optional<YamlNode> description,
    YamlMap config,
    List<ColumnProperties> columns,
    List<YamlMap> columnSelection,
    Optional<List<TestDeclaration>> tests) {
  public VersionProperties {
    columns = List.copyOf(columns);
    columnSelection = List.copyOf(columnSelection);
    tests = tests.map(List::copyOf);
  }
}
