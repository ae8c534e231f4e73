package dev.atoll.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A tenant's steps as a file. */
final class FloorFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FloorFiles() {}

  static void write(Path file, List<FloorStep> steps) throws IOException {
    ArrayNode array = JSON.createArrayNode();
    for (FloorStep step : steps) {
      ObjectNode node = array.addObject();
      switch (step) {
        case FloorStep.Make(String sql) -> node.put("make", sql);
        case FloorStep.Ask(String sql) -> node.put("ask", sql);
        case FloorStep.Load load -> {
          node.put("load", load.sql()).put("schema", load.schema()).put("table", load.table());
          ArrayNode types = node.putArray("types");
          load.types().forEach(types::add);
          ArrayNode rows = node.putArray("rows");
          for (List<String> row : load.rows()) {
            ArrayNode values = rows.addArray();
            row.forEach(values::add);
          }
        }
      }
    }
    JSON.writeValue(file.toFile(), array);
  }

  static List<FloorStep> read(Path file) throws IOException {
    List<FloorStep> steps = new ArrayList<>();
    for (JsonNode node : JSON.readTree(file.toFile())) {
      if (node.has("make")) {
        steps.add(new FloorStep.Make(node.path("make").asText()));
      } else if (node.has("ask")) {
        steps.add(new FloorStep.Ask(node.path("ask").asText()));
      } else {
        steps.add(load(node));
      }
    }
    return steps;
  }

  private static FloorStep load(JsonNode node) {
    List<List<String>> rows = new ArrayList<>();
    node.path("rows").forEach(row -> rows.add(texts(row)));
    return new FloorStep.Load(
        node.path("schema").asText(),
        node.path("table").asText(),
        node.path("load").asText(),
        texts(node.path("types")),
        rows);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(value -> texts.add(value.asText()));
    return texts;
  }
}
