package dev.atoll.core.compile;

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
 * (https://schemas.getdbt.com/dbt/manifest/v12.json).
 */
public final class ManifestDicts {
  private static final String SCHEMA = "https://schemas.getdbt.com/dbt/manifest/v12.json";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

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

  /** A single node of it. */
  public static Map<String, @Nullable Object> node(Node node, TenantGraph graph) {
    return new ManifestNodes(graph).of(node);
  }

  private Map<String, @Nullable Object> all(Instant now) {
    Map<String, @Nullable Object> nodes = new LinkedHashMap<>();
    Map<String, @Nullable Object> sources = new LinkedHashMap<>();
    Map<String, @Nullable Object> exposures = new LinkedHashMap<>();
    Map<String, @Nullable Object> unitTests = new LinkedHashMap<>();
    ManifestNodes written = new ManifestNodes(graph);
    for (Node node : graph.graph().nodes().values()) {
      Map<String, @Nullable Object> dict = written.of(node);
      switch (node) {
        case Node.Source source -> sources.put(node.id(), dict);
        case Node.Exposure exposure -> exposures.put(node.id(), dict);
        case Node.UnitTest test -> unitTests.put(node.id(), dict);
        case Node.Model model -> nodes.put(node.id(), dict);
        case Node.Seed seed -> nodes.put(node.id(), dict);
        case Node.Test test -> nodes.put(node.id(), dict);
        case Node.Snapshot snapshot -> nodes.put(node.id(), dict);
        case Node.Analysis analysis -> nodes.put(node.id(), dict);
        case Node.Operation operation -> nodes.put(node.id(), dict);
      }
    }
    graph.onRunStart().forEach(hook -> nodes.put(hook.id(), written.of(hook)));
    graph.onRunEnd().forEach(hook -> nodes.put(hook.id(), written.of(hook)));
    Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
    manifest.put("metadata", metadata(now));
    manifest.put("nodes", nodes);
    manifest.put("sources", sources);
    manifest.put("macros", macros());
    manifest.put("docs", docs());
    manifest.put("exposures", exposures);
    manifest.put("metrics", Map.of());
    manifest.put("groups", groups(project));
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

  private Map<String, @Nullable Object> macros() {
    Map<String, @Nullable Object> macros = new LinkedHashMap<>();
    MacroCalls calls = new MacroCalls(graph.scopes().macros());
    for (MacroDefinition macro : graph.scopes().macros().all()) {
      Map<String, @Nullable Object> dict = new LinkedHashMap<>();
      dict.put("name", macro.name());
      dict.put("resource_type", "macro");
      dict.put("package_name", macro.packageName());
      dict.put("path", macro.originalPath());
      dict.put("original_file_path", macro.originalPath());
      dict.put("unique_id", macro.id());
      dict.put("macro_sql", macro.text());
      dict.put("depends_on", Map.of("macros", calls.of(macro)));
      dict.put("description", "");
      dict.put("meta", Map.of());
      dict.put("docs", ManifestNodes.shown());
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

  static Map<String, @Nullable Object> groups(Project project) {
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
            case Node.Test test ->
                test.generic().flatMap(generic -> ManifestNodes.attachedGroup(generic, graph));
            case Node.Seed seed -> Optional.<String>empty();
            case Node.Snapshot snapshot -> Optional.<String>empty();
            case Node.Source source -> Optional.<String>empty();
            case Node.UnitTest test -> Optional.<String>empty();
            case Node.Analysis analysis -> Optional.<String>empty();
            case Node.Operation operation -> Optional.<String>empty();
            case Node.Exposure exposure -> Optional.<String>empty();
          };
      named.ifPresent(
          group -> map.computeIfAbsent(group, name -> new ArrayList<>()).add(node.id()));
    }
    return new LinkedHashMap<>(map);
  }
}
