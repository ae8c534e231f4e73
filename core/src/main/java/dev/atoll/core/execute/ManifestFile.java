package dev.atoll.core.execute;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.compile.ManifestDicts;
import dev.atoll.core.compile.TenantGraph;
import dev.atoll.core.project.Project;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code manifest.json} of one tenant, in dbt's format. */
public final class ManifestFile {
  private static final JsonFactory JSON = new JsonFactory();

  private ManifestFile() {}

  /**
   * Writes the file of one tenant.
   *
   * @param folder the tenant's folder of artifacts
   */
  public static void write(Path folder, Project project, TenantGraph graph, Instant now) {
    Path file = folder.resolve("manifest.json");
    try {
      Files.createDirectories(folder);
      try (JsonGenerator json = JSON.createGenerator(Files.newOutputStream(file))) {
        value(ManifestDicts.of(project, graph, now), json);
      }
    } catch (IOException e) {
      throw TargetFiles.notWritten(file, e);
    }
  }

  private static void value(@Nullable Object value, JsonGenerator json) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName(String.valueOf(entry.getKey()));
          value(entry.getValue(), json);
        }
        json.writeEndObject();
      }
      case Iterable<?> list -> {
        json.writeStartArray();
        for (Object item : list) {
          value(item, json);
        }
        json.writeEndArray();
      }
      case Boolean truth -> json.writeBoolean(truth);
      case Long number -> json.writeNumber(number);
      case Integer number -> json.writeNumber(number);
      case BigInteger number -> json.writeNumber(number);
      case BigDecimal number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Object other -> json.writeString(other.toString());
    }
  }
}
