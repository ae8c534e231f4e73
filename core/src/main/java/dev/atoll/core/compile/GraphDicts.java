package dev.atoll.core.compile;

import dev.atoll.core.project.Project;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What templates see as {@code graph}. */
final class GraphDicts {
  private GraphDicts() {}

  /** One tenant's, in dbt's order of keys. */
  static Map<String, @Nullable Object> of(Project project, TenantGraph graph) {
    Map<String, @Nullable Object> nodes = new LinkedHashMap<>();
    Map<String, @Nullable Object> sources = new LinkedHashMap<>();
    Map<String, @Nullable Object> exposures = new LinkedHashMap<>();
    ManifestNodes written = new ManifestNodes(graph);
    for (Node node : graph.graph().nodes().values()) {
      switch (node) {
        case Node.UnitTest test -> {}
        case Node.Source source -> sources.put(node.id(), written.of(node));
        case Node.Exposure exposure -> exposures.put(node.id(), written.of(node));
        case Node.Model model -> nodes.put(node.id(), written.of(node));
        case Node.Seed seed -> nodes.put(node.id(), written.of(node));
        case Node.Test test -> nodes.put(node.id(), written.of(node));
        case Node.Snapshot snapshot -> nodes.put(node.id(), written.of(node));
        case Node.Analysis analysis -> nodes.put(node.id(), written.of(node));
        case Node.Operation operation -> nodes.put(node.id(), written.of(node));
      }
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("exposures", exposures);
    all.put("functions", Map.of());
    all.put("groups", ManifestDicts.groups(project));
    all.put("metrics", Map.of());
    all.put("nodes", nodes);
    all.put("sources", sources);
    all.put("semantic_models", Map.of());
    all.put("saved_queries", Map.of());
    return all;
  }
}
