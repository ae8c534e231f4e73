package dev.atoll.acceptance.equality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All SQL that a fleet's run left behind, with how each node ended. */
final class RenderedSql {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RenderedSql() {}

  /**
   * What lies below a target folder.
   *
   * @return symbolic texts by file; texts with names, after the node's status, by tenant and node
   */
  static SortedMap<String, String> below(Path target) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> walked = Files.walk(target)) {
      List<Path> files = walked.sorted().toList();
      for (Path file : files) {
        String name = target.relativize(file).toString();
        if (name.endsWith(".sql")) {
          texts.put(name, Files.readString(file));
        } else if (name.endsWith("run_results.json")) {
          for (JsonNode result : JSON.readTree(file.toFile()).path("results")) {
            texts.put(
                name + " " + result.path("unique_id").asText(),
                result.path("status").asText() + "\n" + result.path("compiled_code").asText());
          }
        }
      }
    }
    return texts;
  }
}
