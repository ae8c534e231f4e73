package dev.atoll.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.pipeline.DepsReport;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What {@code deps} did, as JSON. */
public final class DepsJson {
  private DepsJson() {}

  public static void write(JsonGenerator json, DepsReport report, int exitCode) throws IOException {
    json.writeNumberField("exit_code", exitCode);
    json.writeStringField("state", report.state().name().toLowerCase(Locale.ROOT));
    json.writeStringField("folder", report.folder().toString());
    json.writeArrayFieldStart("packages");
    for (DepsReport.Entry entry : report.packages()) {
      write(json, entry);
    }
    json.writeEndArray();
    texts(json, "written", report.written());
    texts(json, "removed", report.removed());
    ProblemJson.writeAll(json, report.warnings());
  }

  private static void write(JsonGenerator json, DepsReport.Entry entry) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", entry.name());
    json.writeStringField("kind", entry.kind().name().toLowerCase(Locale.ROOT));
    json.writeStringField("address", entry.address());
    if (entry.version().isPresent()) {
      json.writeStringField("version", entry.version().get());
    }
    if (entry.latest().isPresent()) {
      json.writeStringField("latest", entry.latest().get());
    }
    if (entry.subdirectory().isPresent()) {
      json.writeStringField("subdirectory", entry.subdirectory().get());
    }
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String field, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
