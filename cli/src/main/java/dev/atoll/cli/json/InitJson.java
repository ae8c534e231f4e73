package dev.atoll.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.pipeline.InitReport;
import java.io.IOException;
import java.util.Locale;

/** What was made, as JSON. */
public final class InitJson {
  private InitJson() {}

  public static void write(JsonGenerator json, InitReport report, int exitCode) throws IOException {
    json.writeNumberField("exit_code", exitCode);
    json.writeStringField("kind", report.kind().name().toLowerCase(Locale.ROOT));
    json.writeStringField("name", report.name());
    json.writeStringField("folder", report.folder().toString());
    DifferenceJson.texts(json, "written", report.written());
    if (report.profile().isPresent()) {
      InitReport.Profile profile = report.profile().get();
      json.writeObjectFieldStart("profile");
      json.writeStringField("name", profile.name());
      json.writeStringField("file", profile.file().toString());
      if (profile.type().isPresent()) {
        json.writeStringField("type", profile.type().get());
      }
      json.writeStringField("state", profile.state().name().toLowerCase(Locale.ROOT));
      json.writeEndObject();
    }
  }
}
