package dev.atoll.core.compile;

import dev.atoll.core.dbt.References;
import dev.atoll.core.project.DocsBlock;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.project.MacroKind;
import dev.atoll.core.project.OtherProperties;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's project as dbt's manifest writes it
 * (https://schemas.getdbt.com/dbt/manifest/v12.json). Its schema allows no other keys, so each kind
 * of node has a list of its own.
 */
public final class ManifestDicts {
  private static final String SCHEMA = "https://schemas.getdbt.com/dbt/manifest/v12.json";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final List<String> NAMED =
      List.of(
          "database",
          "schema",
          "name",
          "resource_type",
          "package_name",
          "path",
          "original_file_path",
          "unique_id",
          "fqn",
          "alias",
          "checksum",
          "config",
          "tags",
          "description",
          "columns",
          "meta",
          "group",
          "docs",
          "patch_path",
          "build_path",
          "unrendered_config",
          "created_at",
          "relation_name",
          "raw_code",
          "doc_blocks",
          "depends_on");
  private static final List<String> COMPILED =
      List.of("language", "refs", "sources", "metrics", "functions", "compiled_path", "contract");
  private static final List<String> MODEL =
      List.of(
          "access",
          "constraints",
          "version",
          "latest_version",
          "deprecation_date",
          "primary_key",
          "time_spine");
  private static final List<String> GENERIC_TEST =
      List.of("column_name", "file_key_name", "attached_node", "test_metadata");
  private static final List<String> SOURCE =
      List.of(
          "database",
          "schema",
          "name",
          "resource_type",
          "package_name",
          "path",
          "original_file_path",
          "unique_id",
          "fqn",
          "source_name",
          "source_description",
          "loader",
          "identifier",
          "quoting",
          "loaded_at_field",
          "loaded_at_query",
          "freshness",
          "external",
          "description",
          "columns",
          "meta",
          "source_meta",
          "tags",
          "config",
          "patch_path",
          "unrendered_config",
          "relation_name",
          "created_at",
          "doc_blocks");
  private static final List<String> EXPOSURE =
      List.of(
          "name",
          "resource_type",
          "package_name",
          "path",
          "original_file_path",
          "unique_id",
          "fqn",
          "type",
          "owner",
          "description",
          "label",
          "maturity",
          "meta",
          "tags",
          "config",
          "unrendered_config",
          "url",
          "depends_on",
          "refs",
          "sources",
          "metrics",
          "created_at");

  private final Project project;
  private final TenantGraph graph;

  private ManifestDicts(Project project, TenantGraph graph) {
    this.project = project;
    this.graph = graph;
  }

  /** The manifest, in dbt's order of keys. */
  public static Map<String, @Nullable Object> of(Project project, TenantGraph graph, Instant now) {
    return new ManifestDicts(project, graph).all(now);
  }

  private Map<String, @Nullable Object> all(Instant now) {
    Map<String, @Nullable Object> nodes = new LinkedHashMap<>();
    Map<String, @Nullable Object> sources = new LinkedHashMap<>();
    Map<String, @Nullable Object> exposures = new LinkedHashMap<>();
    Map<String, @Nullable Object> unitTests = new LinkedHashMap<>();
    for (Node node : graph.graph().nodes().values()) {
      switch (node) {
        case Node.Source source -> sources.put(node.id(), source(source));
        case Node.Exposure exposure -> exposures.put(node.id(), node(node, EXPOSURE, List.of()));
        case Node.UnitTest test -> unitTests.put(node.id(), unitTest(test));
        case Node.Model model -> nodes.put(node.id(), node(node, COMPILED, MODEL));
        case Node.Seed seed -> nodes.put(node.id(), seed(seed));
        case Node.Test test ->
            nodes.put(
                node.id(),
                node(node, COMPILED, test.generic().isPresent() ? GENERIC_TEST : List.of()));
        case Node.Snapshot snapshot -> nodes.put(node.id(), node(node, COMPILED, List.of()));
        case Node.Analysis analysis -> nodes.put(node.id(), node(node, COMPILED, List.of()));
        case Node.Operation operation -> nodes.put(node.id(), hook(operation));
      }
    }
    graph.onRunStart().forEach(hook -> nodes.put(hook.id(), hook(hook)));
    graph.onRunEnd().forEach(hook -> nodes.put(hook.id(), hook(hook)));
    Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
    manifest.put("metadata", metadata(now));
    manifest.put("nodes", nodes);
    manifest.put("sources", sources);
    manifest.put("macros", macros());
    manifest.put("docs", docs());
    manifest.put("exposures", exposures);
    manifest.put("metrics", Map.of());
    manifest.put("groups", groups());
    manifest.put("selectors", Map.of());
    manifest.put("disabled", Map.of());
    manifest.put("parent_map", parents());
    manifest.put("child_map", children());
    manifest.put("group_map", groupMap());
    manifest.put("saved_queries", Map.of());
    manifest.put("semantic_models", Map.of());
    manifest.put("unit_tests", unitTests);
    manifest.put("functions", Map.of());
    return manifest;
  }

  private Map<String, @Nullable Object> metadata(Instant now) {
    TenantInputs.Invoked invoked = graph.tenant().invoked();
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("dbt_schema_version", SCHEMA);
    metadata.put("dbt_version", Scopes.DBT_VERSION);
    metadata.put("generated_at", TIME.format(now));
    metadata.put("invocation_id", invoked.id());
    metadata.put("invocation_started_at", TIME.format(invoked.started()));
    metadata.put("env", Map.of());
    metadata.put("project_name", project.name());
    metadata.put("project_id", md5(project.name()));
    metadata.put("user_id", null);
    metadata.put("send_anonymous_usage_stats", false);
    metadata.put("adapter_type", graph.scopes().macros().adapter());
    Map<String, @Nullable Object> quoting = new LinkedHashMap<>();
    quoting.put("database", graph.scopes().quoting().database());
    quoting.put("schema", graph.scopes().quoting().schema());
    quoting.put("identifier", graph.scopes().quoting().identifier());
    quoting.put("column", null);
    metadata.put("quoting", quoting);
    metadata.put("run_started_at", TIME.format(invoked.started()));
    return metadata;
  }

  /** dbt's {@code project_id}. */
  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  private Map<String, @Nullable Object> node(Node node, List<String> more, List<String> own) {
    Map<String, @Nullable Object> full = completed(node);
    Map<String, @Nullable Object> dict = new LinkedHashMap<>();
    if (!(node instanceof Node.Exposure)) {
      NAMED.forEach(key -> dict.put(key, full.get(key)));
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
    Map<String, @Nullable Object> dict = node(hook, COMPILED, List.of());
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
        config.put(key, hooks.stream().map(ManifestDicts::asObject).toList());
      }
    }
    config.putIfAbsent("static_analysis", null);
    if (node instanceof Node.Model) {
      config.putIfAbsent("freshness", null);
    }
    full.put("config", config);
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
    contract.put("checksum", null);
    full.put("contract", contract);
    references(node.id(), full);
    if (node instanceof Node.Test test && test.generic().isPresent()) {
      full.put("test_metadata", testMetadata(test.generic().get()));
      full.put("file_key_name", fileKey(test.generic().get()));
      full.put("group", attachedGroup(test.generic().get()).orElse(null));
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

  private static Map<String, @Nullable Object> shown() {
    Map<String, @Nullable Object> docs = new LinkedHashMap<>();
    docs.put("show", true);
    docs.put("node_color", null);
    return docs;
  }

  private void references(String id, Map<String, @Nullable Object> full) {
    TenantGraph.Said said = graph.saidBy(id);
    full.put("patch_path", said.patch().orElse(null));
    List<Object> refs = new ArrayList<>();
    for (References.Ref ref : said.refs()) {
      Map<String, @Nullable Object> written = new LinkedHashMap<>();
      written.put("name", ref.name());
      written.put("package", ref.packageName().orElse(null));
      written.put("version", ref.version().map(ManifestDicts::number).orElse(null));
      refs.add(written);
    }
    full.put("refs", refs);
    full.put(
        "sources",
        said.sources().stream().map(source -> List.of(source.source(), source.table())).toList());
    Map<String, @Nullable Object> dependsOn = new LinkedHashMap<>();
    dependsOn.put("macros", graph.macrosOf(id));
    dependsOn.put(
        "nodes", graph.graph().find(id).map(node -> List.copyOf(node.parents())).orElse(List.of()));
    full.put("depends_on", dependsOn);
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

  private static Object number(String version) {
    return version.matches("\\d{1,18}") ? (Object) Long.parseLong(version) : version;
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

  private Optional<String> attachedGroup(Node.GenericTest generic) {
    return generic
        .attached()
        .flatMap(graph.graph()::find)
        .flatMap(tested -> tested.config().text("group"));
  }

  private Map<String, @Nullable Object> source(Node.Source source) {
    Map<String, @Nullable Object> full = completed(source);
    Map<String, @Nullable Object> quoting = new LinkedHashMap<>();
    quoting.put("database", source.quoting().database());
    quoting.put("schema", source.quoting().schema());
    quoting.put("identifier", source.quoting().identifier());
    quoting.put("column", null);
    full.put("quoting", quoting);
    full.put("freshness", freshness(source));
    Map<String, @Nullable Object> dict = new LinkedHashMap<>();
    SOURCE.forEach(key -> dict.put(key, full.get(key)));
    return dict;
  }

  private static Map<String, @Nullable Object> freshness(Node.Source source) {
    Optional<Freshness> allowed = Freshness.of(source.facts());
    Map<String, @Nullable Object> dict = new LinkedHashMap<>();
    dict.put("warn_after", bound(allowed.flatMap(Freshness::warnAfter)));
    dict.put("error_after", bound(allowed.flatMap(Freshness::errorAfter)));
    dict.put("filter", allowed.flatMap(Freshness::filter).orElse(null));
    return dict;
  }

  private static Map<String, @Nullable Object> bound(Optional<Freshness.Bound> bound) {
    Map<String, @Nullable Object> dict = new LinkedHashMap<>();
    dict.put("count", bound.map(Freshness.Bound::count).orElse(null));
    dict.put("period", bound.map(Freshness.Bound::period).orElse(null));
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
    dict.put("checksum", null);
    dict.put("schema", graph.tenant().namespace().schema());
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
    dict.put("format", rows.sql().isPresent() ? "sql" : "dict");
    dict.put("fixture", null);
    return dict;
  }

  private Map<String, @Nullable Object> macros() {
    Map<String, @Nullable Object> macros = new LinkedHashMap<>();
    for (MacroDefinition macro : graph.scopes().macros().all()) {
      Map<String, @Nullable Object> dict = new LinkedHashMap<>();
      dict.put("name", macro.name());
      dict.put("resource_type", "macro");
      dict.put("package_name", macro.packageName());
      dict.put("path", macro.originalPath());
      dict.put("original_file_path", macro.originalPath());
      dict.put("unique_id", macro.id());
      dict.put("macro_sql", macro.text());
      dict.put("depends_on", Map.of("macros", List.of()));
      dict.put("description", "");
      dict.put("meta", Map.of());
      dict.put("docs", shown());
      dict.put("patch_path", null);
      dict.put("arguments", List.of());
      dict.put("created_at", graph.tenant().invoked().started().toEpochMilli() / 1000.0);
      dict.put(
          "supported_languages",
          macro.kind() instanceof MacroKind.Materialization kind ? kind.languages() : null);
      macros.put(macro.id(), dict);
    }
    return macros;
  }

  private Map<String, @Nullable Object> docs() {
    Map<String, @Nullable Object> docs = new LinkedHashMap<>();
    for (PackageSource source : project.packages()) {
      for (DocsBlock block : source.docs()) {
        Map<String, @Nullable Object> dict = new LinkedHashMap<>();
        String id = "doc." + source.name() + "." + block.name();
        dict.put("name", block.name());
        dict.put("resource_type", "doc");
        dict.put("package_name", source.name());
        dict.put("path", block.source().path());
        dict.put("original_file_path", block.source().originalPath());
        dict.put("unique_id", id);
        dict.put("block_contents", block.text());
        docs.put(id, dict);
      }
    }
    return docs;
  }

  private Map<String, @Nullable Object> groups() {
    Map<String, @Nullable Object> groups = new LinkedHashMap<>();
    for (PackageSource source : project.packages()) {
      for (PropertiesFile file : source.properties()) {
        for (OtherProperties said : file.others()) {
          if (said.type() == ResourceType.GROUP) {
            Map<String, @Nullable Object> dict = new LinkedHashMap<>();
            String id = "group." + source.name() + "." + said.name().text();
            dict.put("name", said.name().text());
            dict.put("resource_type", "group");
            dict.put("package_name", source.name());
            dict.put("path", file.source().path());
            dict.put("original_file_path", file.source().originalPath());
            dict.put("unique_id", id);
            dict.put("owner", said.raw().value("owner").map(YamlNode::toJava).orElse(Map.of()));
            dict.put(
                "description", said.raw().value("description").map(YamlNode::toJava).orElse(null));
            dict.put("config", Map.of("meta", Map.of()));
            groups.put(id, dict);
          }
        }
      }
    }
    return groups;
  }

  private Map<String, @Nullable Object> parents() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    graph.graph().nodes().keySet().forEach(id -> map.put(id, graph.graph().parentsOf(id)));
    graph.onRunStart().forEach(hook -> map.put(hook.id(), List.copyOf(hook.parents())));
    graph.onRunEnd().forEach(hook -> map.put(hook.id(), List.copyOf(hook.parents())));
    return map;
  }

  private Map<String, @Nullable Object> children() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    graph
        .graph()
        .nodes()
        .keySet()
        .forEach(id -> map.put(id, List.copyOf(graph.graph().childrenOf(id))));
    graph.onRunStart().forEach(hook -> map.put(hook.id(), List.of()));
    graph.onRunEnd().forEach(hook -> map.put(hook.id(), List.of()));
    return map;
  }

  private Map<String, @Nullable Object> groupMap() {
    Map<String, List<String>> map = new LinkedHashMap<>();
    for (Node node : graph.graph().nodes().values()) {
      Optional<String> named =
          switch (node) {
            case Node.Model model -> model.config().text("group");
            case Node.Test test -> test.generic().flatMap(this::attachedGroup);
            default -> Optional.<String>empty();
          };
      if (named.isPresent()) {
        named.ifPresent(
            group -> map.computeIfAbsent(group, name -> new ArrayList<>()).add(node.id()));
      }
    }
    return new LinkedHashMap<>(map);
  }
}
