package dev.atoll.core.plan.state;

import dev.atoll.domain.Ordered;
import dev.atoll.engine.Relation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is compared of an earlier {@code manifest.json}, in the form of its newest version.
 *
 * @param nodes models, seeds, snapshots, tests, analyses, sources, exposures and unit tests, by id
 * @param macros their texts, by id
 */
public record EarlierManifest(
    SequencedMap<String, Map<String, @Nullable Object>> nodes,
    SequencedMap<String, String> macros) {
  /** dbt upgrades these, and no others. */
  private static final List<Integer> VERSIONS = List.of(4, 5, 6, 7, 8, 9, 10, 11, 12);

  private static final Set<String> PARTS = Set.of("nodes", "sources", "exposures", "unit_tests");
  private static final Set<String> REFERABLE = Set.of("model", "seed", "snapshot");

  /** What is not compared, and large. */
  private static final Set<String> DROPPED =
      Set.of("compiled_code", "compiled_sql", "extra_ctes", "refs", "doc_blocks", "docs");

  public EarlierManifest {
    nodes = Ordered.map(nodes);
    macros = Ordered.map(macros);
  }

  static Artifact artifact(java.nio.file.Path folder, String shown) {
    return new Artifact(
        folder.resolve("manifest.json"), "manifest", shown + "/manifest.json", VERSIONS);
  }

  static EarlierManifest read(Artifact file) {
    SequencedMap<String, Map<String, @Nullable Object>> nodes = new LinkedHashMap<>();
    SequencedMap<String, String> macros = new LinkedHashMap<>();
    file.read(
        (name, part) -> {
          if (PARTS.contains(name)) {
            part.entries((id, node) -> nodes.put(id, upgraded(node)));
          } else if (name.equals("macros")) {
            part.entries((id, macro) -> macros.put(id, String.valueOf(macro.get("macro_sql"))));
          }
        });
    return new EarlierManifest(nodes, macros);
  }

  private static Map<String, @Nullable Object> upgraded(Map<String, @Nullable Object> node) {
    if (node.containsKey("raw_sql")) {
      node.put("raw_code", node.remove("raw_sql"));
    }
    node.keySet().removeAll(DROPPED);
    return node;
  }

  /**
   * Where a node's relation lay.
   *
   * @return empty for what made none, such as an ephemeral model
   */
  public Optional<Relation> relation(String id) {
    Map<String, @Nullable Object> node = nodes.get(id);
    if (node == null || !REFERABLE.contains(String.valueOf(node.get("resource_type")))) {
      return Optional.empty();
    }
    boolean ephemeral =
        node.get("config") instanceof Map<?, ?> config
            && "ephemeral".equals(config.get("materialized"));
    Object schema = node.get("schema");
    Object alias = node.get("alias") == null ? node.get("name") : node.get("alias");
    if (ephemeral || schema == null || alias == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Relation(
            Optional.ofNullable(node.get("database")).map(Object::toString),
            schema.toString(),
            alias.toString(),
            Optional.empty()));
  }
}
