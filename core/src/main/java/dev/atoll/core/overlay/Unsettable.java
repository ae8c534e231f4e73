package dev.atoll.core.overlay;

import dev.atoll.core.project.ResourceType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keys of properties files that are no configs: set by an overlay they would have no effect, and
 * nobody would notice (https://docs.getdbt.com/reference/configs-and-properties).
 */
final class Unsettable {
  private static final Set<String> PROPERTIES =
      Set.of("name", "description", "columns", "tests", "data_tests", "config");

  private static final Set<String> OF_SOURCES =
      Set.of("database", "schema", "identifier", "quoting", "loader", "tables", "external");

  private static final Map<ResourceType, Set<String>> FURTHER =
      Map.of(
          ResourceType.MODEL,
          Set.of("versions", "latest_version", "constraints", "deprecation_date"),
          ResourceType.EXPOSURE,
          Set.of("type", "owner", "depends_on", "url", "label", "maturity"),
          ResourceType.TEST,
          Set.of("arguments", "column_name", "test_name"),
          ResourceType.UNIT_TEST,
          Set.of("model", "given", "expect", "overrides"));

  private static final Set<ResourceType> NO_RELATIONS =
      Set.of(ResourceType.TEST, ResourceType.UNIT_TEST, ResourceType.SOURCE, ResourceType.EXPOSURE);

  private Unsettable() {}

  /** Why a key cannot be set on a kind of resource, and what to do instead. */
  record Why(String cause, String mend) {}

  static Optional<Why> of(ResourceType type, String key) {
    if (key.startsWith("+")) {
      return Optional.of(
          new Why("a plus tells configs from folders, and there are none here", "leave it out"));
    }
    if (type == ResourceType.SOURCE && OF_SOURCES.contains(key)) {
      return Optional.of(
          new Why(
              "it says where the source lies",
              "set it under 'sources' of a layer, which says where the sources of a tenant lie"));
    }
    if (key.equals("materialized") && NO_RELATIONS.contains(type)) {
      return Optional.of(
          new Why("a " + type.word().replace('_', ' ') + " makes no relation", "remove it"));
    }
    boolean property =
        PROPERTIES.contains(key) || FURTHER.getOrDefault(type, Set.of()).contains(key);
    return property
        ? Optional.of(
            new Why(
                "it is a property, and overlays set configs",
                "remove it; tests can be added by a properties file under 'add'"))
        : Optional.empty();
  }
}
