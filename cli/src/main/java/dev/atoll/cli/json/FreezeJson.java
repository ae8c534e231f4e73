package dev.atoll.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.pipeline.FreezeReport;
import java.io.IOException;

/** What was frozen, as JSON; the data themselves are in the file. */
public final class FreezeJson {
  private FreezeJson() {}

  public static void write(JsonGenerator json, FreezeReport report, int exitCode)
      throws IOException {
    json.writeNumberField("exit_code", exitCode);
    json.writeStringField("name", report.name());
    json.writeStringField("environment", report.environment());
    if (report.written().isPresent()) {
      json.writeStringField("file", report.written().get().toString());
      json.writeStringField("id", report.id());
    }
    json.writeNumberField("tenants", report.totals().tenants());
    json.writeNumberField("relations", report.totals().relations());
    json.writeNumberField("rows", report.totals().rows());
    json.writeNumberField("absent", report.absent());
    ProblemJson.writeAll(json, report.problems());
  }
}
