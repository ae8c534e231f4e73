package dev.atoll.acceptance.equality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a catalog.json says but when it was made, one line for each fact, sorted by name. */
final class CatalogLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CatalogLines() {}

  static List<String> of(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    JsonNode catalog = JSON.readTree(file.toFile());
    catalog.fieldNames().forEachRemaining(name -> lines.add("key " + name));
    lines.sort(String::compareTo);
    for (String part : List.of("nodes", "sources")) {
      sorted(catalog.path(part)).forEach((id, entry) -> add("catalog " + id, entry, lines));
    }
    lines.add("errors " + catalog.path("errors"));
    return lines;
  }

  /** Objects with a name are lines of their own. */
  private static void add(String path, JsonNode node, List<String> lines) {
    boolean holdsObjects = false;
    for (JsonNode child : node) {
      holdsObjects |= child.isObject();
    }
    if (!holdsObjects) {
      lines.add(path + " " + new TreeMap<>(sorted(node)));
      return;
    }
    sorted(node)
        .forEach(
            (name, child) -> {
              if (child.isObject()) {
                add(path + " " + name, child, lines);
              } else {
                lines.add(path + " " + name + " " + child);
              }
            });
  }

  private static Map<String, JsonNode> sorted(JsonNode object) {
    Map<String, JsonNode> fields = new TreeMap<>();
    object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }
}
