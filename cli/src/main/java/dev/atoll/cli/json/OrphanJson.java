package dev.atoll.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.pipeline.OrphanReport;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What was left behind, as JSON. */
public final class OrphanJson {
  private OrphanJson() {}

  public static void write(JsonGenerator json, OrphanReport report, int exitCode)
      throws IOException {
    json.writeNumberField("exit_code", exitCode);
    json.writeStringField("fleet", report.fleet());
    json.writeStringField("environment", report.environment());
    json.writeArrayFieldStart("orphans");
    for (OrphanReport.OfTenant tenant : report.tenants()) {
      writeTenant(json, tenant);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("unmade");
    for (OrphanReport.Unmade unmade : report.unmade()) {
      json.writeStartObject();
      json.writeStringField("tenant", unmade.tenant().value());
      json.writeStringField("schema", unmade.schema());
      json.writeStringField("name", unmade.name());
      json.writeStringField("kind", unmade.kind());
      json.writeFieldName("removal");
      writeRemoval(json, unmade.removal());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("passed_over");
    for (OrphanReport.PassedOver passed : report.passedOver()) {
      json.writeStartObject();
      json.writeStringField("tenant", passed.tenant().value());
      json.writeStringField("schema", passed.schema());
      json.writeEndObject();
    }
    json.writeEndArray();
    ProblemJson.writeAll(json, report.problems());
  }

  private static void writeTenant(JsonGenerator json, OrphanReport.OfTenant tenant)
      throws IOException {
    json.writeStartObject();
    writeText(json, "tenant", tenant.tenant());
    json.writeStringField("state", lower(tenant.state()));
    if (tenant.lastBuilt().isPresent()) {
      OrphanReport.LastBuilt built = tenant.lastBuilt().get();
      json.writeObjectFieldStart("last_built");
      json.writeStringField("at", built.at().toString());
      json.writeStringField("environment", built.environment());
      json.writeStringField("run_id", built.runId());
      json.writeEndObject();
    }
    json.writeArrayFieldStart("left");
    for (OrphanReport.Left left : tenant.left()) {
      json.writeStartObject();
      json.writeStringField("kind", lower(left.kind()));
      json.writeStringField("where", left.where());
      json.writeStringField("name", left.name());
      json.writeStringField("evidence", lower(left.evidence()));
      writeNumber(json, "relations", left.relations());
      writeNumber(json, "bytes", left.bytes());
      json.writeArrayFieldStart("removal");
      for (OrphanReport.Removal removal : left.removal()) {
        writeRemoval(json, removal);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeRemoval(JsonGenerator json, OrphanReport.Removal removal)
      throws IOException {
    json.writeStartObject();
    writeText(json, "where", removal.where());
    json.writeStringField("statement", removal.statement());
    json.writeEndObject();
  }

  private static void writeText(JsonGenerator json, String field, Optional<String> text)
      throws IOException {
    if (text.isPresent()) {
      json.writeStringField(field, text.get());
    }
  }

  private static void writeNumber(JsonGenerator json, String field, OptionalLong number)
      throws IOException {
    if (number.isPresent()) {
      json.writeNumberField(field, number.getAsLong());
    }
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
