package dev.atoll.core.compile;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What dbt's manifest says of a table of a source and templates do not see: some of it as it is
 * written, some with all its defaults.
 *
 * @param table where it is declared
 */
record SourceForm(Node.Source source, Optional<Shape.Table> table) {
  private static final List<String> PARTS = List.of("database", "schema", "identifier", "column");
  private static final List<String> EXTERNAL =
      List.of("location", "file_format", "row_format", "tbl_properties", "partitions");
  private static final String FRESHNESS = "freshness";

  /** As it is written; null where nothing is said. */
  Map<String, @Nullable Object> quoting() {
    Map<String, @Nullable Object> quoting = new LinkedHashMap<>();
    PARTS.forEach(
        part ->
            quoting.put(
                part,
                said(table.map(known -> known.table().raw()), part)
                    .or(() -> said(table.map(known -> known.source().raw()), part))
                    .orElse(null)));
    return quoting;
  }

  private static Optional<Object> said(Optional<YamlMap> raw, String part) {
    return raw.flatMap(map -> map.value("quoting"))
        .filter(YamlMap.class::isInstance)
        .flatMap(node -> ((YamlMap) node).value(part))
        .map(YamlNode::toJava);
  }

  /** Both bounds and the filter, with none for what is not said; null when switched off. */
  @Nullable Map<String, @Nullable Object> freshness() {
    Map<String, @Nullable Object> said = source.config().unrendered();
    boolean off = said.containsKey(FRESHNESS) && said.get(FRESHNESS) == null;
    return off ? null : NodeDicts.freshness(source.config().map(FRESHNESS));
  }

  /** What says where the data of an external table lies. */
  @Nullable Map<String, @Nullable Object> external() {
    Optional<Map<String, @Nullable Object>> said =
        table
            .flatMap(known -> known.table().raw().value("external"))
            .filter(YamlMap.class::isInstance)
            .map(node -> ((YamlMap) node).toJava());
    if (said.isEmpty()) {
      return null;
    }
    Map<String, @Nullable Object> external = new LinkedHashMap<>();
    EXTERNAL.forEach(key -> external.put(key, null));
    external.putAll(said.get());
    return external;
  }

  /**
   * The {@code unrendered_config} of what properties say, where levels add up as in the config.
   *
   * @param levels source and table, general to specific
   */
  static Map<String, @Nullable Object> unrendered(List<Map<String, @Nullable Object>> levels) {
    ConfigMerge merge = new ConfigMerge(Map.of());
    levels.forEach(merge::add);
    Map<String, @Nullable Object> config = new LinkedHashMap<>(merge.result());
    if (config.get(FRESHNESS) instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> said = new LinkedHashMap<>();
      map.forEach((key, value) -> said.put(String.valueOf(key), value));
      config.put(FRESHNESS, NodeDicts.freshness(said));
    }
    config.putIfAbsent("loaded_at_field", null);
    config.putIfAbsent("loaded_at_query", null);
    config.putIfAbsent("meta", Map.of());
    config.putIfAbsent("tags", List.of());
    return config;
  }
}
