package dev.atoll.core.execute;

import dev.atoll.core.compile.Node;
import dev.atoll.core.compile.TenantGraph;
import dev.atoll.core.dbt.ResultConfig;
import dev.atoll.core.plan.TenantPlan;
import dev.atoll.domain.Reason;
import dev.atoll.engine.Relation;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What on-run-end hooks see besides the rest: {@code results}, {@code schemas}, {@code
 * database_schemas} (https://docs.getdbt.com/reference/dbt-jinja-functions/on-run-end-context).
 */
final class EndNames {
  private EndNames() {}

  static Map<String, Value> of(TenantPlan plan, List<StepOutcome> outcomes) {
    Set<String> schemas = new LinkedHashSet<>();
    Set<Value> pairs = new LinkedHashSet<>();
    ListValue results = new ListValue();
    for (StepOutcome outcome : outcomes) {
      results.items().add(Values.of(result(plan, outcome)));
      Relation relation = plan.graph().relations().get(outcome.node().id());
      if (relation != null && madeRelation(plan, outcome)) {
        schemas.add(relation.schema());
        Value database = relation.database().<Value>map(StringValue::of).orElse(NoneValue.NONE);
        pairs.add(TupleValue.of(database, StringValue.of(relation.schema())));
      }
    }
    Map<String, Value> names = new LinkedHashMap<>();
    names.put("results", results);
    names.put("schemas", Values.of(List.copyOf(schemas)));
    names.put("database_schemas", Values.of(List.copyOf(pairs)));
    return names;
  }

  private static boolean madeRelation(TenantPlan plan, StepOutcome outcome) {
    boolean test = outcome.node() instanceof Node.Test;
    return switch (outcome.reason().kind()) {
      case DONE, WARNED -> !test || storesFailures(plan, outcome.node());
      case FAILED, SKIPPED -> false;
    };
  }

  /** Whether a data test keeps the rows it finds in a relation. */
  static boolean storesFailures(TenantPlan plan, Node node) {
    return storesFailures(plan.graph(), node);
  }

  /** As above. */
  static boolean storesFailures(TenantGraph graph, Node node) {
    return node.config().value("store_failures") == null
        ? graph.tenant().flag("STORE_FAILURES")
        : node.config().isTrue("store_failures");
  }

  private static Map<String, @Nullable Object> result(TenantPlan plan, StepOutcome outcome) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    Map<String, @Nullable Object> node = plan.graph().dict(outcome.node());
    if (node.get("config") instanceof Map<?, ?>) {
      node.put("config", new ResultConfig(outcome.node().config().values()));
    }
    node.put("compiled", outcome.sql().isPresent());
    node.put("compiled_code", outcome.sql().orElse(null));
    result.put("node", node);
    result.put("unique_id", outcome.node().id());
    result.put("status", status(outcome));
    result.put("message", outcome.message().isEmpty() ? null : outcome.message());
    result.put("failures", outcome.failures().isPresent() ? outcome.failures().getAsLong() : null);
    result.put("execution_time", outcome.elapsed().toNanos() / 1e9);
    result.put("thread_id", "");
    result.put("timing", timing(outcome));
    result.put("batch_results", null);
    Map<String, @Nullable Object> response = new LinkedHashMap<>();
    if (outcome.reason().kind() != Reason.Kind.FAILED
        && outcome.reason().kind() != Reason.Kind.SKIPPED
        && !(outcome.node() instanceof dev.atoll.core.compile.Node.Operation)) {
      response.put("_message", outcome.message().isEmpty() ? "OK" : outcome.message());
    }
    outcome.rows().ifPresent(rows -> response.put("rows_affected", rows));
    result.put("adapter_response", response);
    return result;
  }

  /** Two phases, in the world's time without a zone, as Python's {@code utcnow()} gives it. */
  private static List<Map<String, Object>> timing(StepOutcome outcome) {
    if (outcome.reason().kind() == Reason.Kind.SKIPPED) {
      return List.of();
    }
    Instant compiled = outcome.started().plus(outcome.compiledIn());
    Instant ended = outcome.started().plus(outcome.elapsed());
    return List.of(
        phase("compile", outcome.started(), compiled), phase("execute", compiled, ended));
  }

  private static Map<String, Object> phase(String name, Instant from, Instant to) {
    Map<String, Object> phase = new LinkedHashMap<>();
    phase.put("name", name);
    phase.put("started_at", moment(from));
    phase.put("completed_at", moment(to));
    return phase;
  }

  private static LocalDateTime moment(Instant instant) {
    return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
  }

  /** dbt's word for how a node ended. */
  static String status(StepOutcome outcome) {
    boolean test = outcome.node() instanceof Node.Test || outcome.node() instanceof Node.UnitTest;
    return switch (outcome.reason().kind()) {
      // A test that was only compiled has not passed.
      case DONE -> test && outcome.reason() == Reason.PASSED ? "pass" : "success";
      case WARNED -> "warn";
      case FAILED -> outcome.reason() == Reason.TEST_FAILED ? "fail" : "error";
      case SKIPPED -> "skipped";
    };
  }
}
