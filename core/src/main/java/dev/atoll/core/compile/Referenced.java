package dev.atoll.core.compile;

import dev.atoll.core.dbt.References;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of a node's dict that say what its template named, and who describes it. */
final class Referenced {
  private Referenced() {}

  static Map<String, @Nullable Object> by(Node node, TenantGraph graph) {
    TenantGraph.Said said = graph.saidBy(node.id());
    Map<String, @Nullable Object> dict = new LinkedHashMap<>();
    dict.put("patch_path", said.patch().orElse(null));
    List<Object> refs = new ArrayList<>();
    for (References.Ref ref : said.refs()) {
      Map<String, @Nullable Object> written = new LinkedHashMap<>();
      written.put("name", ref.name());
      written.put("package", ref.packageName().orElse(null));
      written.put("version", ref.version().map(Referenced::number).orElse(null));
      refs.add(written);
    }
    dict.put("refs", refs);
    dict.put(
        "sources",
        said.sources().stream().map(source -> List.of(source.source(), source.table())).toList());
    Map<String, @Nullable Object> dependsOn = new LinkedHashMap<>();
    dependsOn.put("macros", graph.macrosOf(node.id()));
    dependsOn.put("nodes", List.copyOf(node.parents()));
    dict.put("depends_on", dependsOn);
    return dict;
  }

  private static Object number(String version) {
    return version.matches("\\d{1,18}") ? (Object) Long.parseLong(version) : version;
  }
}
