package dev.atoll.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.pipeline.IdenticalReport;
import dev.atoll.core.pipeline.VariantReport;
import dev.atoll.domain.TenantId;
import java.io.IOException;
import java.util.List;

/** Forms of nodes as JSON. */
public final class VariantJson {
  private VariantJson() {}

  public static void write(JsonGenerator json, VariantReport report, int exitCode)
      throws IOException {
    json.writeNumberField("exit_code", exitCode);
    json.writeStringField("fleet", report.fleet());
    json.writeNumberField("tenants", report.tenants());
    json.writeArrayFieldStart("nodes");
    for (VariantReport.OfNode node : report.nodes()) {
      json.writeStartObject();
      json.writeStringField("unique_id", node.uniqueId());
      json.writeArrayFieldStart("forms");
      for (VariantReport.Form form : node.forms()) {
        json.writeStartObject();
        json.writeStringField("hash", form.hash());
        json.writeBooleanField("at_run", form.atRun());
        tenants(json, form.tenants());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("causes");
      for (VariantReport.Cause cause : node.causes()) {
        cause(json, cause);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    ProblemJson.writeAll(json, report.problems());
  }

  private static void cause(JsonGenerator json, VariantReport.Cause cause) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", cause.kind());
    json.writeStringField("name", cause.name());
    json.writeArrayFieldStart("values");
    for (VariantReport.ValueOf value : cause.values()) {
      json.writeStartObject();
      json.writeFieldName("value");
      JsonDocument.writeValue(json, value.value());
      tenants(json, value.tenants());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  public static void write(JsonGenerator json, IdenticalReport report, int exitCode)
      throws IOException {
    json.writeNumberField("exit_code", exitCode);
    json.writeStringField("fleet", report.fleet());
    json.writeArrayFieldStart("groups");
    for (IdenticalReport.Group group : report.groups()) {
      json.writeStartObject();
      json.writeStringField("hash", group.hash());
      json.writeNumberField("nodes", group.nodes());
      tenants(json, group.tenants());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("at_run");
    for (String node : report.atRun()) {
      json.writeString(node);
    }
    json.writeEndArray();
    ProblemJson.writeAll(json, report.problems());
  }

  private static void tenants(JsonGenerator json, List<TenantId> tenants) throws IOException {
    json.writeArrayFieldStart("tenants");
    for (TenantId tenant : tenants) {
      json.writeString(tenant.value());
    }
    json.writeEndArray();
  }
}
