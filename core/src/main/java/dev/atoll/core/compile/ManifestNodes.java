package dev.atoll.core.compile;

import dev.atoll.engine.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One tenant's nodes as dbt's manifest writes them, with the keys of {@link ManifestKeys}. */
final class ManifestNodes {
  private final TenantGraph graph;

  ManifestNodes(TenantGraph graph) {
    this.graph = graph;
  }

  Map<String, @Nullable Object> of(Node node) {
    return switch (node) {
      case Node.Source source -> source(source);
      case Node.Exposure exposure -> node(node, ManifestKeys.EXPOSURE, List.of());
      case Node.UnitTest test -> unitTest(test);
      case Node.Model model -> node(node, ManifestKeys.COMPILED, ManifestKeys.MODEL);
      case Node.Seed seed -> seed(seed);
      case Node.Test test ->
          node(
              node,
              ManifestKeys.COMPILED,
              test.generic().isPresent() ? ManifestKeys.GENERIC_TEST : List.of());
      case Node.Snapshot snapshot -> node(node, ManifestKeys.COMPILED, List.of());
      case Node.Analysis analysis -> node(node, ManifestKeys.COMPILED, List.of());
      case Node.Operation operation -> hook(operation);
    };
  }

  private Map<String, @Nullable Object> node(Node node, List<String> more, List<String> own) {
    Map<String, @Nullable Object> full = completed(node);
    Map<String, @Nullable Object> dict = new LinkedHashMap<>();
    if (!(node instanceof Node.Exposure)) {
      ManifestKeys.NAMED.forEach(key -> dict.put(key, full.get(key)));
    }
    more.forEach(key -> dict.put(key, full.get(key)));
    own.forEach(key -> dict.put(key, full.get(key)));
    return dict;
  }

  private Map<String, @Nullable Object> seed(Node.Seed seed) {
    Map<String, @Nullable Object> dict = node(seed, List.of(), List.of());
    dict.put("root_path", null);
    dict.put("depends_on", Map.of("macros", List.of()));
    return dict;
  }

  private Map<String, @Nullable Object> hook(Node.Operation hook) {
    Map<String, @Nullable Object> dict = node(hook, ManifestKeys.COMPILED, List.of());
    dict.put("database", graph.tenant().namespace().database());
    dict.put("schema", graph.tenant().namespace().schema());
    String[] words = hook.name().split("-", -1);
    dict.put("index", Long.parseLong(words[words.length - 1]));
    dict.put(
        "tags", List.of(hook.name().contains("-on-run-start-") ? "on-run-start" : "on-run-end"));
    return dict;
  }

  private Map<String, @Nullable Object> completed(Node node) {
    Map<String, @Nullable Object> full = new LinkedHashMap<>(graph.dict(node));
    Map<String, @Nullable Object> config = new LinkedHashMap<>(node.config().values());
    for (String key : List.of("pre-hook", "post-hook")) {
      if (config.get(key) instanceof List<?> hooks) {
        config.put(key, hooks.stream().map(ManifestNodes::asObject).toList());
      }
    }
    config.putIfAbsent("static_analysis", null);
    if (node instanceof Node.Model) {
      config.putIfAbsent("freshness", null);
    }
    full.put("config", config);
    full.put("unrendered_config", node.config().unrendered());
    full.putIfAbsent("columns", Map.of());
    full.put("created_at", graph.tenant().invoked().started().toEpochMilli() / 1000.0);
    if (full.get("schema") == null) {
      full.put("database", graph.tenant().namespace().database());
      full.put("schema", graph.tenant().namespace().schema());
    }
    if (node instanceof Node.Test && full.get("docs") instanceof Map<?, ?> docs && docs.isEmpty()) {
      full.put("docs", shown());
    }
    if (!keepsRelation(node)) {
      full.put("relation_name", null);
    }
    Map<String, @Nullable Object> contract = new LinkedHashMap<>();
    contract.put("enforced", false);
    contract.put("alias_types", true);
    contract.putAll(node.config().map("contract"));
    contract.put(
        "checksum",
        node instanceof Node.Model model && Boolean.TRUE.equals(contract.get("enforced"))
            ? ContractForm.checksum(model)
            : null);
    full.put("contract", contract);
    if (full.get("columns") instanceof Map<?, ?> columns) {
      full.put("columns", ContractForm.columns(columns));
    }
    if (node instanceof Node.Model model) {
      full.put("constraints", ContractForm.ofModel(model.constraints()));
    }
    if (node instanceof Node.Test test && test.generic().isPresent()) {
      full.put("raw_code", test.facts().code() + GenericTestForm.config(test.generic().get()));
      full.put("test_metadata", testMetadata(test.generic().get()));
      full.put("file_key_name", fileKey(test.generic().get()));
      full.put("group", attachedGroup(test.generic().get(), graph).orElse(null));
    }
    return full;
  }

  private static boolean keepsRelation(Node node) {
    return switch (node) {
      case Node.Model model -> !model.ephemeral();
      case Node.Test test -> test.config().isTrue("store_failures");
      case Node.Seed seed -> true;
      case Node.Snapshot snapshot -> true;
      case Node.Source source -> true;
      case Node.UnitTest test -> false;
      case Node.Analysis analysis -> false;
      case Node.Operation operation -> false;
      case Node.Exposure exposure -> false;
    };
  }

  /** What docs say unless a project does. */
  static Map<String, @Nullable Object> shown() {
    Map<String, @Nullable Object> docs = new LinkedHashMap<>();
    docs.put("show", true);
    docs.put("node_color", null);
    return docs;
  }

  /** A model's hook, which may be configured as its SQL alone. */
  private static Object asObject(@Nullable Object hook) {
    if (hook instanceof Map<?, ?>) {
      return hook;
    }
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("sql", String.valueOf(hook));
    object.put("transaction", true);
    object.put("index", null);
    return object;
  }

  private static Map<String, @Nullable Object> testMetadata(Node.GenericTest generic) {
    Map<String, @Nullable Object> kwargs = new LinkedHashMap<>();
    generic.column().ifPresent(column -> kwargs.put("column_name", column));
    kwargs.putAll(generic.arguments().toJava());
    kwargs.put("model", generic.model());
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("name", generic.name());
    metadata.put("kwargs", kwargs);
    metadata.put("namespace", generic.namespace().orElse(null));
    return metadata;
  }

  private @Nullable String fileKey(Node.GenericTest generic) {
    return generic
        .attached()
        .flatMap(graph.graph()::find)
        .map(
            tested ->
                tested instanceof Node.Source source
                    ? "sources." + source.sourceName()
                    : tested.type().plural() + "." + tested.name())
        .orElse(null);
  }

  /** The group of what a test is declared on. */
  static Optional<String> attachedGroup(Node.GenericTest generic, TenantGraph graph) {
    return generic
        .attached()
        .flatMap(graph.graph()::find)
        .flatMap(tested -> tested.config().text("group"));
  }

  private Map<String, @Nullable Object> source(Node.Source source) {
    Map<String, @Nullable Object> full = completed(source);
    SourceForm written = new SourceForm(source, graph.tableOf(source.id()));
    full.put("quoting", written.quoting());
    full.put("freshness", written.freshness());
    full.put("external", written.external());
    Map<String, @Nullable Object> dict = new LinkedHashMap<>();
    ManifestKeys.SOURCE.forEach(key -> dict.put(key, full.get(key)));
    return dict;
  }

  private Map<String, @Nullable Object> unitTest(Node.UnitTest test) {
    NodeFacts facts = test.facts();
    Map<String, @Nullable Object> dict = new LinkedHashMap<>();
    dict.put("model", graph.graph().node(test.model()).name());
    List<Object> given = new ArrayList<>();
    for (Node.UnitTest.Given one : test.given()) {
      Map<String, @Nullable Object> input = new LinkedHashMap<>();
      input.put("input", one.input());
      input.putAll(rows(one.rows()));
      given.add(input);
    }
    dict.put("given", given);
    dict.put("expect", rows(test.expect()));
    dict.put("name", facts.name());
    dict.put("resource_type", facts.type().word());
    dict.put("package_name", facts.packageName());
    dict.put("path", facts.path());
    dict.put("original_file_path", facts.originalPath());
    dict.put("unique_id", facts.id());
    dict.put("fqn", facts.fqn());
    dict.put("description", facts.description());
    Map<String, @Nullable Object> overrides = new LinkedHashMap<>();
    overrides.put("macros", test.overrides().macros());
    overrides.put("vars", test.overrides().vars());
    overrides.put("env_vars", test.overrides().envVars());
    boolean none = overrides.values().stream().allMatch(value -> Map.of().equals(value));
    dict.put("overrides", none ? null : overrides);
    Map<String, @Nullable Object> dependsOn = new LinkedHashMap<>();
    dependsOn.put("macros", List.of());
    dependsOn.put("nodes", List.copyOf(test.parents()));
    dict.put("depends_on", dependsOn);
    dict.put("config", facts.config().values());
    dict.put("checksum", facts.checksum().value());
    dict.put(
        "schema",
        graph
            .relation(graph.graph().node(test.model()))
            .map(Relation::schema)
            .orElse(graph.tenant().namespace().schema()));
    dict.put("created_at", graph.tenant().invoked().started().toEpochMilli() / 1000.0);
    dict.put("versions", null);
    dict.put(
        "version",
        graph.graph().node(test.model()).facts().version().map(ModelVersion::number).orElse(null));
    return dict;
  }

  private static Map<String, @Nullable Object> rows(Node.UnitTest.Rows rows) {
    Map<String, @Nullable Object> dict = new LinkedHashMap<>();
    dict.put("rows", rows.sql().isPresent() ? rows.sql().get() : rows.rows());
    dict.put("format", rows.format().word());
    dict.put("fixture", rows.fixture().orElse(null));
    return dict;
  }
}
