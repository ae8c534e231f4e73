package dev.atoll.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.pipeline.OverlayRebase;
import dev.atoll.core.pipeline.OverlayReport;
import dev.atoll.domain.TenantId;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What the commands about overlays say, as JSON. */
public final class OverlayJson {
  private OverlayJson() {}

  public static void writeReport(JsonGenerator json, OverlayReport report, int exitCode)
      throws IOException {
    json.writeNumberField("exit_code", exitCode);
    json.writeStringField("fleet", report.fleet());
    json.writeStringField("environment", report.environment());
    json.writeNumberField("tenants", report.tenants());
    json.writeNumberField("unchanged_tenants", report.unchanged());
    json.writeNumberField("resources", report.resources());
    json.writeNumberField("lists", report.variants());
    json.writeArrayFieldStart("overlays");
    for (OverlayReport.Entry entry : report.overlays()) {
      writeOverlay(json, entry);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("changed");
    for (OverlayReport.Changed one : report.changed()) {
      json.writeStartObject();
      json.writeStringField("resource", one.resource());
      json.writeNumberField("tenants", one.tenants());
      writeTexts(json, "overlays", one.overlays());
      json.writeEndObject();
    }
    json.writeEndArray();
    ProblemJson.writeAll(json, report.problems());
  }

  private static void writeOverlay(JsonGenerator json, OverlayReport.Entry entry)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("overlay", entry.name());
    if (entry.owner().isPresent()) {
      json.writeStringField("owner", entry.owner().get());
    }
    if (entry.reason().isPresent()) {
      json.writeStringField("reason", entry.reason().get());
    }
    if (entry.expires().isPresent()) {
      json.writeStringField("expires", entry.expires().get().toString());
      json.writeNumberField("days_left", entry.daysLeft().orElse(0L));
    }
    writeTexts(json, "tenants", entry.tenants().stream().map(TenantId::value).toList());
    json.writeObjectFieldStart("changes");
    for (OverlayReport.Count count : entry.changes()) {
      json.writeNumberField(count.kind(), count.number());
    }
    json.writeEndObject();
    writeTexts(
        json,
        "advice",
        entry.advice().stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList());
    json.writeEndObject();
  }

  public static void writeRebase(JsonGenerator json, OverlayRebase rebase, int exitCode)
      throws IOException {
    json.writeNumberField("exit_code", exitCode);
    json.writeStringField("overlay", rebase.overlay());
    json.writeBooleanField("accepted", rebase.accepted());
    json.writeArrayFieldStart("replacements");
    for (OverlayRebase.Entry entry : rebase.replacements()) {
      json.writeStartObject();
      json.writeStringField("target", entry.target());
      json.writeStringField("state", entry.state().name().toLowerCase(Locale.ROOT));
      json.writeStringField("file", entry.file());
      json.writeBooleanField("base_kept", entry.hasBefore());
      writeTexts(json, "base", entry.changes());
      writeTexts(json, "ours", entry.ours());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  public static void writeNew(JsonGenerator json, List<String> files, int exitCode)
      throws IOException {
    json.writeNumberField("exit_code", exitCode);
    writeTexts(json, "written", files);
  }

  private static void writeTexts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
