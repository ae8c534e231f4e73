package dev.atoll.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.pipeline.CheckReport;
import dev.atoll.core.pipeline.CleanReport;
import dev.atoll.core.pipeline.DebugReport;
import dev.atoll.core.pipeline.ParseReport;
import dev.atoll.core.pipeline.ProvisionReport;
import dev.atoll.core.pipeline.TenantListing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The results of the commands that carry nothing out, as JSON. */
public final class ReportJson {
  private ReportJson() {}

  public static void writeParse(JsonGenerator json, ParseReport report, int exitCode)
      throws IOException {
    json.writeNumberField("exit_code", exitCode);
    json.writeStringField("project", report.project());
    json.writeNumberField("tenants", report.tenants());
    json.writeObjectFieldStart("found");
    for (Map.Entry<String, Integer> entry : report.found().entrySet()) {
      json.writeNumberField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
    if (report.manifest().isPresent()) {
      json.writeStringField("manifest", report.manifest().get().toString());
    }
    ProblemJson.writeAll(json, report.warnings());
  }

  public static void writeDebug(JsonGenerator json, DebugReport report, int exitCode)
      throws IOException {
    json.writeNumberField("exit_code", exitCode);
    json.writeArrayFieldStart("checks");
    for (DebugReport.Check check : report.checks()) {
      json.writeStartObject();
      json.writeStringField("name", check.name());
      json.writeBooleanField("ok", check.problem().isEmpty());
      json.writeStringField("detail", check.detail());
      if (check.problem().isPresent()) {
        json.writeFieldName("problem");
        ProblemJson.write(json, check.problem().get());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  public static void writeClean(JsonGenerator json, CleanReport report, int exitCode)
      throws IOException {
    json.writeNumberField("exit_code", exitCode);
    json.writeArrayFieldStart("removed");
    for (Path path : report.removed()) {
      json.writeString(path.toString());
    }
    json.writeEndArray();
    ProblemJson.writeAll(json, report.problems());
  }

  public static void writeCheck(JsonGenerator json, CheckReport report, int exitCode)
      throws IOException {
    json.writeNumberField("exit_code", exitCode);
    json.writeStringField("name", report.name());
    json.writeNumberField("tenants", report.tenants());
    json.writeNumberField("files", report.files());
    ProblemJson.writeAll(json, report.problems());
  }

  public static void writeProvision(JsonGenerator json, ProvisionReport report, int exitCode)
      throws IOException {
    json.writeNumberField("exit_code", exitCode);
    json.writeStringField("fleet", report.fleet());
    json.writeNumberField("tenants", report.tenants());
    json.writeArrayFieldStart("steps");
    for (ProvisionReport.Step step : report.steps()) {
      json.writeStartObject();
      if (step.tenant().isPresent()) {
        json.writeStringField("tenant", step.tenant().get().value());
      }
      json.writeStringField("where", step.where());
      json.writeStringField("what", step.what());
      json.writeStringField("state", step.state().name().toLowerCase(Locale.ROOT));
      json.writeEndObject();
    }
    json.writeEndArray();
    ProblemJson.writeAll(json, report.told());
  }

  public static void writeTenants(JsonGenerator json, TenantListing listing, int exitCode)
      throws IOException {
    json.writeNumberField("exit_code", exitCode);
    json.writeStringField("fleet", listing.fleet());
    json.writeStringField("environment", listing.environment());
    json.writeArrayFieldStart("tenants");
    for (TenantListing.Entry entry : listing.entries()) {
      json.writeStartObject();
      json.writeStringField("tenant", entry.tenant().value());
      json.writeObjectFieldStart("labels");
      for (Map.Entry<String, String> label : entry.labels().entrySet()) {
        json.writeStringField(label.getKey(), label.getValue());
      }
      json.writeEndObject();
      json.writeStringField("engine", entry.engine());
      json.writeStringField("route", entry.route());
      json.writeStringField("turn", entry.turn().name().toLowerCase(Locale.ROOT));
      if (entry.problem().isPresent()) {
        json.writeFieldName("problem");
        ProblemJson.write(json, entry.problem().get());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    ProblemJson.writeAll(json, listing.warnings());
  }
}
