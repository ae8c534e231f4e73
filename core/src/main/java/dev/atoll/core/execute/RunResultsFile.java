package dev.atoll.core.execute;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.Scopes;
import dev.atoll.core.compile.TenantInputs;
import dev.atoll.domain.Reason;
import dev.atoll.engine.Dialect;
import dev.atoll.engine.Relation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code run_results.json} of one tenant, in dbt's format
 * (https://schemas.getdbt.com/dbt/run-results/v6.json).
 */
public final class RunResultsFile {
  private static final String SCHEMA = "https://schemas.getdbt.com/dbt/run-results/v6.json";
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final JsonFactory JSON = new JsonFactory();

  private RunResultsFile() {}

  /**
   * Writes the file of one tenant.
   *
   * @param folder the tenant's folder of artifacts
   * @param arguments dbt's {@code args}: plain texts and booleans by name
   */
  public static void write(
      Path folder, TenantOutcome outcome, Map<String, ?> arguments, Instant now) {
    try {
      Files.createDirectories(folder);
      try (JsonGenerator json =
          JSON.createGenerator(Files.newBufferedWriter(folder.resolve("run_results.json")))) {
        json.writeStartObject();
        metadata(SCHEMA, outcome.plan().graph().tenant(), now, json);
        json.writeArrayFieldStart("results");
        for (StepOutcome step : inOrder(outcome)) {
          result(outcome, step, json);
        }
        json.writeEndArray();
        json.writeNumberField("elapsed_time", seconds(outcome.elapsed()));
        json.writeObjectFieldStart("args");
        for (Map.Entry<String, ?> argument : arguments.entrySet()) {
          argument(argument.getKey(), argument.getValue(), json);
        }
        json.writeEndObject();
        json.writeEndObject();
      }
    } catch (IOException e) {
      throw TargetFiles.notWritten(folder.resolve("run_results.json"), e);
    }
  }

  /** Hooks stand before and behind the nodes, as they ran. */
  private static List<StepOutcome> inOrder(TenantOutcome outcome) {
    List<StepOutcome> all = new ArrayList<>();
    Set<String> first =
        outcome.plan().graph().onRunStart().stream().map(Node::id).collect(Collectors.toSet());
    outcome.hooks().stream().filter(hook -> first.contains(hook.node().id())).forEach(all::add);
    all.addAll(outcome.steps());
    outcome.hooks().stream().filter(hook -> !first.contains(hook.node().id())).forEach(all::add);
    return all;
  }

  private static void argument(String name, Object value, JsonGenerator json) throws IOException {
    switch (value) {
      case Boolean truth -> json.writeBooleanField(name, truth);
      case Iterable<?> list -> {
        json.writeArrayFieldStart(name);
        for (Object item : list) {
          json.writeString(String.valueOf(item));
        }
        json.writeEndArray();
      }
      default -> json.writeStringField(name, value.toString());
    }
  }

  static void metadata(String schema, TenantInputs tenant, Instant now, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("metadata");
    json.writeStringField("dbt_schema_version", schema);
    json.writeStringField("dbt_version", Scopes.DBT_VERSION);
    json.writeStringField("generated_at", INSTANT.format(now));
    json.writeStringField("invocation_id", tenant.invoked().id());
    json.writeStringField("invocation_started_at", INSTANT.format(tenant.invoked().started()));
    json.writeObjectFieldStart("env");
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void result(TenantOutcome outcome, StepOutcome step, JsonGenerator json)
      throws IOException {
    boolean ran = step.reason().kind() != Reason.Kind.SKIPPED;
    json.writeStartObject();
    json.writeStringField("status", EndNames.status(step));
    json.writeArrayFieldStart("timing");
    if (ran) {
      Instant compiled = step.started().plus(step.compiledIn());
      timing("compile", step.started(), compiled, json);
      timing("execute", compiled, step.started().plus(step.elapsed()), json);
    }
    json.writeEndArray();
    json.writeStringField("thread_id", "");
    json.writeNumberField("execution_time", seconds(step.elapsed()));
    json.writeObjectFieldStart("adapter_response");
    boolean hook = step.node() instanceof Node.Operation;
    if (ran && !hook && step.reason().kind() != Reason.Kind.FAILED) {
      json.writeStringField("_message", step.message().isEmpty() ? "OK" : step.message());
      if (step.rows().isPresent()) {
        json.writeNumberField("rows_affected", step.rows().getAsLong());
      }
    }
    json.writeEndObject();
    if (step.message().isEmpty()) {
      json.writeNullField("message");
    } else {
      json.writeStringField("message", step.message());
    }
    if (step.failures().isPresent()) {
      json.writeNumberField("failures", step.failures().getAsLong());
    } else {
      json.writeNullField("failures");
    }
    json.writeStringField("unique_id", step.node().id());
    compiled(outcome, step, json);
    json.writeNullField("batch_results");
    json.writeEndObject();
  }

  private static void compiled(TenantOutcome outcome, StepOutcome step, JsonGenerator json)
      throws IOException {
    if (step.sql().isPresent()) {
      json.writeBooleanField("compiled", true);
      json.writeStringField("compiled_code", step.sql().get());
    } else {
      json.writeNullField("compiled");
      json.writeNullField("compiled_code");
    }
    Relation relation = outcome.plan().graph().relations().get(step.node().id());
    if (relation == null || !isNamed(outcome, step.node()) || step.sql().isEmpty()) {
      json.writeNullField("relation_name");
    } else {
      Dialect dialect = outcome.plan().graph().scopes().dialect();
      json.writeStringField("relation_name", relation.render(dialect));
    }
  }

  /** A data test has a relation only where it keeps what it finds. */
  private static boolean isNamed(TenantOutcome outcome, Node node) {
    return !(node instanceof Node.Test)
        || node.config().isTrue("store_failures")
        || outcome.plan().graph().tenant().flag("STORE_FAILURES");
  }

  static void timing(String name, Instant from, Instant to, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("started_at", INSTANT.format(from));
    json.writeStringField("completed_at", INSTANT.format(to));
    json.writeEndObject();
  }

  static double seconds(Duration duration) {
    return duration.toSeconds() + duration.toNanosPart() / 1e9;
  }
}
