package dev.atoll.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.pipeline.PlanReport;
import dev.atoll.domain.TenantId;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan as JSON: folded, and the plan itself as its file has it. */
public final class PlanReportJson {
  private PlanReportJson() {}

  public static void write(JsonGenerator json, PlanReport report, int exitCode) throws IOException {
    json.writeNumberField("exit_code", exitCode);
    if (report.written().isPresent()) {
      json.writeStringField("written", report.written().get().toString());
    }
    json.writeArrayFieldStart("groups");
    for (PlanReport.Group group : report.groups()) {
      json.writeStartObject();
      json.writeArrayFieldStart("tenants");
      for (TenantId tenant : group.tenants()) {
        json.writeString(tenant.value());
      }
      json.writeEndArray();
      json.writeNumberField("run", count(group.steps(), Runs.RUN));
      json.writeNumberField("left_out", count(group.steps(), Runs.LEFT_OUT));
      json.writeObjectFieldStart("reasons");
      for (Map.Entry<String, Integer> reason : reasons(group.steps()).entrySet()) {
        json.writeNumberField(reason.getKey(), reason.getValue());
      }
      json.writeEndObject();
      overlays(json, group.overlays());
      if (group.only().isPresent()) {
        PlanReport.Only only = group.only().get();
        json.writeObjectFieldStart("only");
        json.writeStringField("kind", only.kind());
        json.writeStringField("name", only.name());
        json.writeFieldName("value");
        JsonDocument.writeValue(json, only.value());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    ProblemJson.writeAll(json, report.problems());
    report.document().writeFields(json);
  }

  private static void overlays(JsonGenerator json, List<PlanReport.OverlayEffect> overlays)
      throws IOException {
    json.writeArrayFieldStart("overlays");
    for (PlanReport.OverlayEffect overlay : overlays) {
      json.writeStartObject();
      json.writeStringField("overlay", overlay.overlay());
      DifferenceJson.texts(json, "adds", overlay.adds());
      DifferenceJson.texts(json, "removes", overlay.removes());
      DifferenceJson.texts(json, "changes", overlay.changes());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private enum Runs {
    RUN,
    LEFT_OUT
  }

  private static long count(List<PlanReport.Step> steps, Runs wanted) {
    return steps.stream()
        .filter(step -> (step.effect() == PlanReport.Effect.LEAVE) == (wanted == Runs.LEFT_OUT))
        .count();
  }

  private static Map<String, Integer> reasons(List<PlanReport.Step> steps) {
    Map<String, Integer> reasons = new LinkedHashMap<>();
    steps.forEach(step -> reasons.merge(step.reason(), 1, Integer::sum));
    return reasons;
  }
}
