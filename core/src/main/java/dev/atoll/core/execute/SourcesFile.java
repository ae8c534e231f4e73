package dev.atoll.core.execute;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.compile.Freshness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code sources.json} of one tenant, in dbt's format
 * (https://schemas.getdbt.com/dbt/sources/v3.json). As in dbt, a source whose age could not be told
 * is left out.
 */
public final class SourcesFile {
  private static final String SCHEMA = "https://schemas.getdbt.com/dbt/sources/v3.json";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final JsonFactory JSON = new JsonFactory();

  private SourcesFile() {}

  /**
   * Writes the file of one tenant.
   *
   * @param folder the tenant's folder of artifacts
   */
  public static void write(Path folder, TenantOutcome outcome, Instant now) {
    Path file = folder.resolve("sources.json");
    try {
      Files.createDirectories(folder);
      try (JsonGenerator json = JSON.createGenerator(Files.newBufferedWriter(file))) {
        json.writeStartObject();
        RunResultsFile.metadata(SCHEMA, outcome.plan().graph().tenant(), now, json);
        json.writeArrayFieldStart("results");
        for (StepOutcome step : outcome.steps()) {
          if (step.freshness().isPresent()) {
            result(step, step.freshness().get(), json);
          }
        }
        json.writeEndArray();
        json.writeNumberField("elapsed_time", RunResultsFile.seconds(outcome.elapsed()));
        json.writeEndObject();
      }
    } catch (IOException e) {
      throw TargetFiles.notWritten(file, e);
    }
  }

  private static void result(StepOutcome step, FreshnessAnswer answer, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("unique_id", step.node().id());
    json.writeStringField("max_loaded_at", time(answer.maxLoadedAt()));
    json.writeStringField("snapshotted_at", time(answer.snapshottedAt()));
    json.writeNumberField("max_loaded_at_time_ago_in_s", RunResultsFile.seconds(answer.age()));
    json.writeStringField("status", status(step));
    json.writeObjectFieldStart("criteria");
    Optional<Freshness> allowed = Freshness.of(step.node().facts());
    bound("warn_after", allowed.flatMap(Freshness::warnAfter), json);
    bound("error_after", allowed.flatMap(Freshness::errorAfter), json);
    Optional<String> filter = allowed.flatMap(Freshness::filter);
    if (filter.isPresent()) {
      json.writeStringField("filter", filter.get());
    } else {
      json.writeNullField("filter");
    }
    json.writeEndObject();
    json.writeObjectFieldStart("adapter_response");
    json.writeStringField("_message", "OK");
    json.writeEndObject();
    json.writeArrayFieldStart("timing");
    Instant compiled = step.started().plus(step.compiledIn());
    RunResultsFile.timing("compile", step.started(), compiled, json);
    RunResultsFile.timing("execute", compiled, step.started().plus(step.elapsed()), json);
    json.writeEndArray();
    json.writeStringField("thread_id", "");
    json.writeNumberField("execution_time", RunResultsFile.seconds(step.elapsed()));
    json.writeEndObject();
  }

  private static String status(StepOutcome step) {
    return switch (step.reason().kind()) {
      case DONE -> "pass";
      case WARNED -> "warn";
      case FAILED, SKIPPED -> "error";
    };
  }

  private static void bound(String name, Optional<Freshness.Bound> bound, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    if (bound.isPresent()) {
      json.writeNumberField("count", bound.get().count());
      json.writeStringField("period", bound.get().period());
    } else {
      json.writeNullField("count");
      json.writeNullField("period");
    }
    json.writeEndObject();
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }
}
