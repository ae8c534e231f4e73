package dev.atoll.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.cli.text.Tally;
import dev.atoll.core.pipeline.FleetShape;
import dev.atoll.core.pipeline.NodeRef;
import dev.atoll.core.pipeline.RunCall;
import dev.atoll.core.pipeline.RunResult;
import dev.atoll.core.pipeline.RunSummary;
import dev.atoll.core.pipeline.StepResult;
import dev.atoll.core.pipeline.TenantResult;
import dev.atoll.domain.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Runs as JSON. */
public final class RunJson {
  private RunJson() {}

  /** The fields of one run, with every step. */
  public static void writeFields(JsonGenerator json, RunResult run) throws IOException {
    json.writeStringField("run_id", run.runId());
    json.writeStringField("verb", run.verb().command());
    json.writeStringField("name", run.name());
    json.writeStringField("shape", run.shape() == FleetShape.FLEET ? "fleet" : "project");
    json.writeStringField("outcome", lower(run.outcome()));
    json.writeStringField("started_at", run.started().toString());
    json.writeNumberField("elapsed_seconds", seconds(run.elapsed()));
    writeCall(json, run.call());
    writePath(json, "target_path", run.targetPath());
    writeTotals(json, Tally.of(run), run);
    writeReasons(json, run);
    json.writeArrayFieldStart("tenants");
    for (TenantResult tenant : run.tenants()) {
      writeTenant(json, tenant);
    }
    json.writeEndArray();
    ProblemJson.writeAll(json, run.problems());
  }

  private static void writeTotals(JsonGenerator json, Tally tally, RunResult run)
      throws IOException {
    json.writeObjectFieldStart("totals");
    json.writeNumberField("tenants", tally.tenants());
    json.writeNumberField("tenants_failed", tally.failedTenants());
    json.writeNumberField("steps", tally.total());
    json.writeNumberField("pass", tally.passed());
    json.writeNumberField("warn", tally.warned());
    json.writeNumberField("error", tally.failed());
    json.writeNumberField("skip", tally.skipped());
    json.writeNumberField("rows", tally.rows());
    if (run.tenants().stream().allMatch(tenant -> tenant.statements().isPresent())) {
      json.writeNumberField(
          "statements",
          run.tenants().stream().mapToLong(tenant -> tenant.statements().orElse(0)).sum());
    }
    json.writeEndObject();
  }

  private static void writeReasons(JsonGenerator json, RunResult run) throws IOException {
    Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
    for (TenantResult tenant : run.tenants()) {
      for (StepResult step : tenant.steps()) {
        counts.merge(step.reason(), 1, Integer::sum);
      }
    }
    writeCounts(json, counts);
  }

  private static void writeCounts(JsonGenerator json, Map<Reason, Integer> counts)
      throws IOException {
    json.writeObjectFieldStart("reasons");
    for (Map.Entry<Reason, Integer> entry : counts.entrySet()) {
      json.writeNumberField(entry.getKey().code(), entry.getValue());
    }
    json.writeEndObject();
  }

  private static void writeTenant(JsonGenerator json, TenantResult tenant) throws IOException {
    json.writeStartObject();
    json.writeStringField("tenant", tenant.tenant().value());
    json.writeObjectFieldStart("labels");
    for (Map.Entry<String, String> label : tenant.labels().entrySet()) {
      json.writeStringField(label.getKey(), label.getValue());
    }
    json.writeEndObject();
    json.writeBooleanField("failed", tenant.failed());
    json.writeNumberField("elapsed_seconds", seconds(tenant.elapsed()));
    if (tenant.endedBefore().isPresent()) {
      json.writeStringField("reason", tenant.endedBefore().get().code());
    }
    if (tenant.problem().isPresent()) {
      json.writeFieldName("problem");
      ProblemJson.write(json, tenant.problem().get());
    }
    json.writeArrayFieldStart("steps");
    for (StepResult step : tenant.steps()) {
      writeStep(json, step);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeStep(JsonGenerator json, StepResult step) throws IOException {
    NodeRef node = step.node();
    json.writeStartObject();
    json.writeStringField("unique_id", node.uniqueId());
    json.writeStringField("name", node.name());
    json.writeStringField("resource_type", node.resourceType());
    if (node.materialized().isPresent()) {
      json.writeStringField("materialized", node.materialized().get());
    }
    if (node.relation().isPresent()) {
      json.writeStringField("relation", node.relation().get());
    }
    json.writeStringField("reason", step.reason().code());
    if (step.rows().isPresent()) {
      json.writeNumberField("rows", step.rows().getAsLong());
    }
    if (step.failures().isPresent()) {
      json.writeNumberField("failures", step.failures().getAsLong());
    }
    json.writeStringField("started_at", step.started().toString());
    json.writeNumberField("elapsed_seconds", seconds(step.elapsed()));
    writePath(json, "compiled", step.compiled());
    if (step.problem().isPresent()) {
      json.writeFieldName("problem");
      ProblemJson.write(json, step.problem().get());
    }
    json.writeEndObject();
  }

  /** One entry of a list of runs. */
  public static void writeSummary(JsonGenerator json, RunSummary run) throws IOException {
    json.writeStartObject();
    json.writeStringField("run_id", run.runId());
    json.writeStringField("verb", run.verb().command());
    json.writeStringField("outcome", lower(run.outcome()));
    json.writeStringField("started_at", run.started().toString());
    json.writeNumberField("elapsed_seconds", seconds(run.elapsed()));
    json.writeNumberField("tenants", run.tenants());
    json.writeNumberField("tenants_failed", run.failedTenants());
    writeCounts(json, run.reasons());
    writeCall(json, run.call());
    json.writeEndObject();
  }

  private static void writeCall(JsonGenerator json, RunCall call) throws IOException {
    if (!call.startedBy().isEmpty()) {
      json.writeStringField("started_by", call.startedBy());
    }
    json.writeArrayFieldStart("arguments");
    for (String argument : call.arguments()) {
      json.writeString(argument);
    }
    json.writeEndArray();
    if (!call.vars().isEmpty()) {
      json.writeStringField("vars", call.vars());
    }
  }

  private static void writePath(JsonGenerator json, String field, Optional<Path> path)
      throws IOException {
    if (path.isPresent()) {
      json.writeStringField(field, path.get().toString());
    }
  }

  private static String lower(RunResult.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  /** Microseconds are enough, and the same on every machine. */
  static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toNanos(), 9).setScale(6, RoundingMode.HALF_UP);
  }
}
