package dev.atoll.core.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The JSON that stands in columns of the ledger. */
final class LedgerJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LedgerJson() {}

  static String write(Problem problem) {
    ObjectNode json = JSON.createObjectNode();
    json.put("code", problem.code());
    json.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
    problem.place().ifPresent(place -> json.set("place", place(place)));
    json.put("message", problem.message());
    json.put("cause", problem.cause());
    json.put("mend", problem.mend());
    return json.toString();
  }

  static Problem read(String text) {
    JsonNode json = parse(text);
    JsonNode place = json.path("place");
    return new Problem(
        json.path("code").asText(),
        Severity.valueOf(json.path("severity").asText().toUpperCase(Locale.ROOT)),
        place.isMissingNode() ? Optional.empty() : Optional.of(place(place)),
        json.path("message").asText(),
        json.path("cause").asText(),
        json.path("mend").asText(),
        List.of(),
        List.of());
  }

  static String write(List<String> texts) {
    ArrayNode json = JSON.createArrayNode();
    texts.forEach(json::add);
    return json.toString();
  }

  static List<String> texts(String text) {
    List<String> texts = new ArrayList<>();
    parse(text).forEach(item -> texts.add(item.asText()));
    return texts;
  }

  static String write(SequencedMap<String, String> texts) {
    ObjectNode json = JSON.createObjectNode();
    texts.forEach(json::put);
    return json.toString();
  }

  static SequencedMap<String, String> textMap(String text) {
    Map<String, String> texts = new LinkedHashMap<>();
    parse(text).properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return Ordered.map(texts);
  }

  static String writeRows(Map<String, List<String>> rows) {
    ObjectNode json = JSON.createObjectNode();
    rows.forEach(
        (name, row) -> {
          ArrayNode fields = json.putArray(name);
          row.forEach(fields::add);
        });
    return json.toString();
  }

  static SequencedMap<String, List<String>> rows(String text) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    parse(text)
        .properties()
        .forEach(
            field -> {
              List<String> row = new ArrayList<>();
              field.getValue().forEach(item -> row.add(item.asText()));
              rows.put(field.getKey(), row);
            });
    return Ordered.map(rows);
  }

  private static ObjectNode place(Place place) {
    ObjectNode json = JSON.createObjectNode();
    json.put("file", place.file());
    json.put("line", place.line());
    json.put("column", place.column());
    json.put("length", place.length());
    return json;
  }

  private static Place place(JsonNode json) {
    return new Place(
        json.path("file").asText(),
        json.path("line").asInt(),
        json.path("column").asInt(),
        json.path("length").asInt());
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the ledger holds JSON that nobody wrote: " + text, e);
    }
  }
}
