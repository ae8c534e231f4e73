package dev.atoll.core.freeze;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.atoll.domain.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes frozen data as JSON; docs/reference/frozen.md describes it. {@link FrozenReader} reads it.
 */
public final class FrozenJson {
  /** Grows when a file of before can no longer be read, or hashes are made in another way. */
  static final int FORMAT = 1;

  /** A line for each tenant and each node; what is deeper stands in one line. */
  private static final int DEEPEST = 5;

  private static final JsonFactory JSON = new JsonFactory();

  private FrozenJson() {}

  /** The id of frozen data: the hash of its compact text. */
  static String id(Frozen frozen) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      write(json, frozen);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return id(Sha256.of(bytes.toByteArray()));
  }

  static String id(String hash) {
    return "sha256:" + hash;
  }

  /** The whole file. */
  public static byte[] bytes(FrozenFile file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      Lines lines = new Lines();
      json.setPrettyPrinter(
          new DefaultPrettyPrinter(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                      .withArrayEmptySeparator("")
                      .withObjectEmptySeparator(""))
              .withObjectIndenter(lines)
              .withArrayIndenter(lines));
      json.writeStartObject();
      json.writeNumberField("format", FORMAT);
      json.writeStringField("id", file.id());
      json.writeFieldName("frozen");
      write(json, file.frozen());
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Frozen frozen) throws IOException {
    json.writeStartObject();
    Frozen.Header header = frozen.header();
    json.writeStringField("fleet", header.fleet());
    json.writeStringField("environment", header.environment());
    json.writeStringField("release", header.release());
    json.writeObjectFieldStart("selection");
    for (Map.Entry<String, List<String>> said : header.selection().entrySet()) {
      texts(json, said.getKey(), said.getValue());
    }
    json.writeEndObject();
    json.writeStringField("scope", word(header.scope()));
    json.writeStringField("sources", word(header.sources()));
    texts(json, "ignored", header.ignored());
    json.writeArrayFieldStart("tenants");
    for (FrozenTenant tenant : frozen.tenants()) {
      tenant(json, tenant);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void tenant(JsonGenerator json, FrozenTenant tenant) throws IOException {
    json.writeStartObject();
    json.writeStringField("tenant", tenant.tenant().value());
    json.writeStringField("engine", tenant.engine());
    if (tenant.failure().isPresent()) {
      json.writeStringField("failed", tenant.failure().get());
    }
    json.writeArrayFieldStart("nodes");
    for (FrozenNode node : tenant.nodes().values()) {
      node(json, node);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void node(JsonGenerator json, FrozenNode node) throws IOException {
    json.writeStartObject();
    json.writeStringField("node", node.id());
    json.writeStringField("name", node.name());
    json.writeStringField("type", node.type());
    json.writeStringField("logic", node.logic());
    json.writeStringField("upstream", node.upstream());
    switch (node.reading()) {
      case FrozenNode.Absent() -> json.writeBooleanField("absent", true);
      case FrozenNode.Unread(String code) -> json.writeStringField("unread", code);
      case FrozenNode.Content content -> content(json, content);
    }
    json.writeEndObject();
  }

  private static void content(JsonGenerator json, FrozenNode.Content content) throws IOException {
    json.writeNumberField("rows", content.rows());
    if (!content.hash().isEmpty()) {
      json.writeStringField("content", content.hash());
    }
    json.writeArrayFieldStart("columns");
    for (FrozenNode.Column column : content.columns()) {
      json.writeStartObject();
      json.writeStringField("name", column.name());
      json.writeStringField("type", column.type());
      if (!column.hash().isEmpty()) {
        json.writeStringField("content", column.hash());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Breaks lines down to a depth. */
  private static final class Lines implements DefaultPrettyPrinter.Indenter {
    @Override
    public void writeIndentation(JsonGenerator json, int level) throws IOException {
      if (level <= DEEPEST) {
        json.writeRaw('\n');
        json.writeRaw("  ".repeat(level));
      }
    }

    @Override
    public boolean isInline() {
      return false;
    }
  }
}
