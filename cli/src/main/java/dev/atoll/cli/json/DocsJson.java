package dev.atoll.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.pipeline.DocsReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** What {@code docs generate} and {@code docs serve} say. */
public final class DocsJson {
  private DocsJson() {}

  /** The run, and the pages that were written. */
  public static void writeReport(JsonGenerator json, DocsReport report, int code)
      throws IOException {
    json.writeNumberField("exit_code", code);
    RunJson.writeFields(json, report.run());
    if (report.index().isPresent()) {
      json.writeStringField("index", report.index().get().toString());
    }
    json.writeArrayFieldStart("static_pages");
    for (Path page : report.pages()) {
      json.writeString(page.toString());
    }
    json.writeEndArray();
  }

  /** Where the documentation is shown. */
  public static void writeServer(JsonGenerator json, URI page, int code) throws IOException {
    json.writeNumberField("exit_code", code);
    json.writeStringField("url", page.toString());
  }
}
