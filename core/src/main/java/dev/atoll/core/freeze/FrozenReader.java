package dev.atoll.core.freeze;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Sha256;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads what {@link FrozenJson} wrote, and refuses what was changed since. */
public final class FrozenReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GIVE = "give a file that 'atoll freeze --out FILE' wrote";

  private FrozenReader() {}

  /**
   * The data in a text.
   *
   * @param shown the file's name, for problems
   * @throws ProblemException {@link FreezeCodes#NOT_FROZEN}, {@link FreezeCodes#ALTERED}
   */
  public static FrozenFile read(String text, String shown) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw notFrozen(shown, "it is no JSON: " + e.getOriginalMessage());
    }
    if (!root.path("frozen").isObject() || !root.path("id").isTextual()) {
      throw notFrozen(shown, "it is no object with 'format', 'id' and 'frozen'");
    }
    if (root.path("format").asInt() != FrozenJson.FORMAT) {
      throw notFrozen(
          shown,
          "its format is " + root.path("format") + ", and this program reads " + FrozenJson.FORMAT);
    }
    String id = FrozenJson.id(Sha256.of(root.path("frozen").toString()));
    if (!id.equals(root.path("id").asText())) {
      throw new ProblemException(
          Problem.error(
              FreezeCodes.ALTERED,
              Place.of(shown),
              "the frozen data was altered after it was written",
              "its content has another hash than its id says",
              "take the file as it was written, or freeze again"));
    }
    try {
      return new FrozenFile(id, frozen(root.path("frozen")));
    } catch (IllegalArgumentException e) {
      throw notFrozen(shown, "a field has a value that no frozen data has: " + e.getMessage());
    }
  }

  /** A file that cannot be read at all, or holds something else. */
  public static ProblemException notFrozen(String shown, String cause) {
    return new ProblemException(
        Problem.error(
            FreezeCodes.NOT_FROZEN, Place.of(shown), "this is no frozen data", cause, GIVE));
  }

  private static Frozen frozen(JsonNode json) {
    SequencedMap<String, List<String>> selection = new LinkedHashMap<>();
    json.path("selection")
        .properties()
        .forEach(entry -> selection.put(entry.getKey(), texts(entry.getValue())));
    List<FrozenTenant> tenants = new ArrayList<>();
    json.path("tenants").forEach(tenant -> tenants.add(tenant(tenant)));
    return new Frozen(
        new Frozen.Header(
            text(json, "fleet"),
            text(json, "environment"),
            text(json, "release"),
            selection,
            word(Frozen.Scope.values(), text(json, "scope")),
            word(Frozen.Sources.values(), text(json, "sources")),
            texts(json.path("ignored"))),
        tenants);
  }

  private static <T extends Enum<T>> T word(T[] values, String word) {
    for (T value : values) {
      if (FrozenJson.word(value).equals(word)) {
        return value;
      }
    }
    throw new IllegalArgumentException(word);
  }

  private static FrozenTenant tenant(JsonNode json) {
    SequencedMap<String, FrozenNode> nodes = new LinkedHashMap<>();
    for (JsonNode node : json.path("nodes")) {
      nodes.put(
          text(node, "node"),
          new FrozenNode(
              text(node, "node"),
              text(node, "name"),
              text(node, "type"),
              text(node, "logic"),
              text(node, "upstream"),
              reading(node)));
    }
    return new FrozenTenant(
        new TenantId(text(json, "tenant")),
        text(json, "engine"),
        nodes,
        Optional.of(json.path("failed").asText()).filter(code -> !code.isEmpty()));
  }

  private static FrozenNode.Reading reading(JsonNode node) {
    if (node.path("absent").asBoolean()) {
      return new FrozenNode.Absent();
    }
    if (node.has("unread")) {
      return new FrozenNode.Unread(text(node, "unread"));
    }
    List<FrozenNode.Column> columns = new ArrayList<>();
    for (JsonNode column : node.path("columns")) {
      String hash = column.path("content").asText();
      columns.add(
          new FrozenNode.Column(
              text(column, "name"),
              text(column, "type"),
              hash,
              hash.isEmpty() ? FrozenNode.Part.ALONE : FrozenNode.Part.OF_ROWS));
    }
    if (!node.path("rows").isIntegralNumber()) {
      throw new IllegalArgumentException("rows " + node.path("rows"));
    }
    return new FrozenNode.Content(
        node.path("rows").asLong(), node.path("content").asText(), columns);
  }

  private static String text(JsonNode json, String field) {
    if (!json.path(field).isTextual()) {
      throw new IllegalArgumentException(field + " " + json.path(field));
    }
    return json.path(field).asText();
  }

  private static List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    json.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
