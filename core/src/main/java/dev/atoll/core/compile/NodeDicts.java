package dev.atoll.core.compile;

import dev.atoll.core.yaml.YamlNode;
import dev.atoll.engine.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nodes as dbt's manifest writes them: what {@code model}, {@code node} and {@code graph} show to
 * templates.
 */
public final class NodeDicts {
  private NodeDicts() {}

  /** A node whose relation has no name yet. */
  static Map<String, @Nullable Object> unnamed(NodeFacts facts) {
    Map<String, @Nullable Object> dict = new LinkedHashMap<>();
    dict.put("database", null);
    dict.put("schema", null);
    dict.put("name", facts.name());
    dict.put("resource_type", facts.type().word());
    dict.put("package_name", facts.packageName());
    dict.put("path", facts.path());
    dict.put("original_file_path", facts.originalPath());
    dict.put("unique_id", facts.id());
    dict.put("fqn", facts.fqn());
    dict.put("alias", facts.config().text("alias").orElse(facts.name()));
    Map<String, Object> checksum = new LinkedHashMap<>();
    checksum.put("name", facts.checksum().name());
    checksum.put("checksum", facts.checksum().value());
    dict.put("checksum", checksum);
    dict.put("config", withUnderscores(facts.config().values()));
    dict.put("tags", facts.config().texts("tags"));
    dict.put("description", facts.description());
    dict.put("meta", facts.config().map("meta"));
    dict.put("group", facts.config().value("group"));
    dict.put("docs", facts.config().map("docs"));
    dict.put("raw_code", facts.code());
    dict.put("language", "sql");
    dict.put("version", facts.version().map(ModelVersion::number).orElse(null));
    for (String list : List.of("refs", "sources", "metrics", "functions", "doc_blocks")) {
      dict.put(list, List.of());
    }
    for (String unknown :
        List.of("patch_path", "build_path", "compiled_path", "relation_name", "deprecation_date")) {
      dict.put(unknown, null);
    }
    dict.put("unrendered_config", Map.of());
    dict.put("contract", facts.config().map("contract"));
    return dict;
  }

  /**
   * A node of a finished graph.
   *
   * @param relation null for what makes none
   */
  static Map<String, @Nullable Object> of(Node node, @Nullable Relation relation) {
    Map<String, @Nullable Object> dict = unnamed(node.facts());
    Map<String, Object> dependsOn = new LinkedHashMap<>();
    dependsOn.put("macros", List.of());
    dependsOn.put("nodes", new ArrayList<>(node.parents()));
    dict.put("depends_on", dependsOn);
    if (relation != null) {
      name(dict, relation);
    }
    switch (node) {
      case Node.Model model -> {
        dict.put("columns", columns(model.columns()));
        dict.put("deprecation_date", model.deprecated().orElse(null));
        dict.put("access", model.config().value("access"));
        dict.put("constraints", model.constraints());
        dict.put("latest_version", model.facts().version().map(ModelVersion::latest).orElse(null));
        dict.put("primary_key", List.of());
        dict.put("time_spine", null);
      }
      case Node.Seed seed -> {
        dict.put("columns", columns(seed.columns()));
      }
      case Node.Snapshot snapshot -> {
        dict.put("columns", columns(snapshot.columns()));
      }
      case Node.Test test -> {
        dict.put("columns", Map.of());
        test.generic().ifPresent(generic -> testMetadata(dict, generic));
      }
      case Node.Source source -> source(dict, source, relation);
      case Node.UnitTest test -> dict.put("model", graph(test));
      case Node.Analysis analysis -> dict.put("columns", Map.of());
      case Node.Operation operation -> dict.put("columns", Map.of());
      case Node.Exposure exposure -> dict.putAll(exposure.properties());
    }
    return dict;
  }

  private static String graph(Node.UnitTest test) {
    return test.facts().fqn().get(test.facts().fqn().size() - 2);
  }

  private static void source(
      Map<String, @Nullable Object> dict, Node.Source source, @Nullable Relation relation) {
    dict.put("source_name", source.sourceName());
    dict.put("source_description", source.sourceDescription());
    dict.put("identifier", relation == null ? source.name() : relation.identifier());
    dict.put("columns", columns(source.columns()));
    dict.put(
        "loader",
        source.properties().flatMap(raw -> raw.value("loader")).map(NodeDicts::text).orElse(""));
    for (String key : List.of("loaded_at_field", "loaded_at_query")) {
      dict.put(key, source.config().value(key));
    }
    dict.put("freshness", freshness(source.config().map("freshness")));
    dict.put("external", null);
    dict.put("source_meta", Map.of());
    Map<String, Object> quoting = new LinkedHashMap<>();
    quoting.put("database", source.quoting().database());
    quoting.put("schema", source.quoting().schema());
    quoting.put("identifier", source.quoting().identifier());
    dict.put("quoting", quoting);
  }

  /** Whole, with none for what is not said. */
  static Map<String, @Nullable Object> freshness(Map<String, @Nullable Object> said) {
    Map<String, @Nullable Object> whole = new LinkedHashMap<>();
    for (String bound : List.of("warn_after", "error_after")) {
      Map<?, ?> period = said.get(bound) instanceof Map<?, ?> map ? map : Map.of();
      Map<String, @Nullable Object> parts = new LinkedHashMap<>();
      parts.put("count", period.get("count"));
      parts.put("period", period.get("period"));
      whole.put(bound, parts);
    }
    whole.put("filter", said.get("filter"));
    return whole;
  }

  private static String text(YamlNode node) {
    return String.valueOf(node.toJava());
  }

  private static void name(Map<String, @Nullable Object> dict, Relation relation) {
    dict.put("database", relation.database().orElse(null));
    dict.put("schema", relation.schema());
    dict.put("alias", relation.identifier());
    dict.put(
        "relation_name",
        relation.database().map(database -> "\"" + database + "\".").orElse("")
            + "\""
            + relation.schema()
            + "\".\""
            + relation.identifier()
            + "\"");
  }

  private static void testMetadata(Map<String, @Nullable Object> dict, Node.GenericTest generic) {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("name", generic.name());
    metadata.put("kwargs", generic.arguments().toJava());
    metadata.put("namespace", generic.namespace().orElse(null));
    dict.put("test_metadata", metadata);
    dict.put("attached_node", generic.attached().orElse(null));
    dict.put("column_name", generic.column().orElse(null));
  }

  private static Map<String, Object> columns(List<Node.ColumnNote> columns) {
    Map<String, Object> dict = new LinkedHashMap<>();
    for (Node.ColumnNote column : columns) {
      Map<String, @Nullable Object> entry = new LinkedHashMap<>();
      entry.put("name", column.name());
      entry.put("description", column.description());
      entry.put("meta", Map.of());
      entry.put("data_type", null);
      entry.put("constraints", List.of());
      entry.put("quote", null);
      entry.put("tags", List.of());
      entry.put("granularity", null);
      entry.put("doc_blocks", List.of());
      entry.putAll(column.properties());
      Map<String, @Nullable Object> config = new LinkedHashMap<>();
      config.put("meta", entry.get("meta"));
      config.put("tags", entry.get("tags"));
      if (entry.get("config") instanceof Map<?, ?> own) {
        own.forEach((key, value) -> config.put(String.valueOf(key), value));
      }
      entry.put("config", config);
      dict.put(column.name(), entry);
    }
    return dict;
  }

  /** Templates see hooks under names with an underscore. */
  private static Map<String, @Nullable Object> withUnderscores(
      Map<String, @Nullable Object> config) {
    Map<String, @Nullable Object> dict = new LinkedHashMap<>(config);
    for (String hook : List.of("pre-hook", "post-hook")) {
      if (dict.containsKey(hook)) {
        dict.put(hook.replace('-', '_'), dict.get(hook));
      }
    }
    return dict;
  }
}
